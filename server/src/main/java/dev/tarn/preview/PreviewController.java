package dev.tarn.preview;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PreviewController {
    private final Previews previews;

    PreviewController(Previews previews) {
        this.previews = previews;
    }

    @PostMapping("/api/v1/invoices/preview")
    @Requires(value = Permission.INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> preview(Tenant tenant, @Body Input body) {
        return Answer.of("invoice", previews.of(tenant, body));
    }
}
