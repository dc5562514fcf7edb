package dev.tarn.progressive;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions/{externalId}/lifetime_usage")
class LifetimeUsageController {
    private final LifetimeViews views;

    LifetimeUsageController(LifetimeViews views) {
        this.views = views;
    }

    @GetMapping
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.LIFETIME_USAGE)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String externalId, Query query) {
        return Answer.of("lifetime_usage", views.show(tenant, externalId, query));
    }

    @PutMapping
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.LIFETIME_USAGE)
    Map<String, @Nullable Object> update(
            Tenant tenant, @PathVariable String externalId, Query query, @Body("lifetime_usage") Input input) {
        return Answer.of("lifetime_usage", views.update(tenant, externalId, query, input));
    }
}
