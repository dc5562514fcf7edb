package dev.tarn.payment;

import dev.tarn.access.Public;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where payment providers tell their news (PLT-373). */
@RestController
class ProviderEventController {
    private final ProviderEvents events;

    ProviderEventController(ProviderEvents events) {
        this.events = events;
    }

    @PostMapping("/webhooks/stripe/{organizationId}")
    @Public("the provider signs what it sends")
    ResponseEntity<Void> stripe(
            @PathVariable String organizationId,
            @RequestParam(required = false) @Nullable String code,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        boolean genuine = events.receive(organizationId, "stripe", code, signature, body == null ? new byte[0] : body);
        return ResponseEntity.status(genuine ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }
}
