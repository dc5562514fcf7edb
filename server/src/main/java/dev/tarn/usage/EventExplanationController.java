package dev.tarn.usage;

import static dev.tarn.access.Permission.DEVELOPERS_MANAGE;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventExplanationController {
    private final EventExplanations explanations;

    EventExplanationController(EventExplanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/api/v1/events/{transactionId}/explanation")
    @Requires(value = DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String transactionId) {
        return Answer.of("explanation", EventExplanationJson.of(explanations.of(tenant, transactionId)));
    }
}
