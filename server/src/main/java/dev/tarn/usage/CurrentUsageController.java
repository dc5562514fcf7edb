package dev.tarn.usage;

import static dev.tarn.access.Permission.CUSTOMERS_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CurrentUsageController {
    private final CurrentUsages usages;
    private final PastUsages past;
    private final Json json;

    CurrentUsageController(CurrentUsages usages, PastUsages past, Json json) {
        this.usages = usages;
        this.past = past;
        this.json = json;
    }

    @GetMapping("/api/v1/customers/{externalId}/current_usage")
    @Requires(value = CUSTOMERS_VIEW, key = ApiResource.CUSTOMER_USAGE)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String externalId, Query query) {
        var usage = usages.of(
                tenant,
                externalId,
                query.text("external_subscription_id").orElse(""),
                UsageSelection.of(query, json),
                query.flag("apply_taxes").orElse(true));
        return Answer.of("customer_usage", CurrentUsageJson.of(usage));
    }

    @GetMapping("/api/v1/customers/{externalId}/projected_usage")
    @Requires(value = CUSTOMERS_VIEW, key = ApiResource.CUSTOMER_USAGE)
    Map<String, @Nullable Object> project(Tenant tenant, @PathVariable String externalId, Query query) {
        var usage = usages.projected(
                tenant,
                externalId,
                query.text("external_subscription_id").orElse(""),
                query.flag("apply_taxes").orElse(true));
        return Answer.of("customer_projected_usage", ProjectedUsageJson.of(usage));
    }

    @GetMapping("/api/v1/customers/{externalId}/past_usage")
    @Requires(value = CUSTOMERS_VIEW, key = ApiResource.CUSTOMER_USAGE)
    Map<String, Object> past(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return past.page(tenant, externalId, query, page).map(PastUsageJson::of).as("usage_periods");
    }
}
