package dev.tarn.subscription;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One customer's subscriptions. */
@RestController
class CustomerSubscriptionController {
    private final Subscriptions subscriptions;
    private final SubscriptionViews views;

    CustomerSubscriptionController(Subscriptions subscriptions, SubscriptionViews views) {
        this.subscriptions = subscriptions;
        this.views = views;
    }

    @GetMapping("/api/v1/customers/{externalCustomerId}/subscriptions")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, Object> list(Tenant tenant, @PathVariable String externalCustomerId, Query query, Page page) {
        var found = subscriptions.pageOf(tenant, externalCustomerId, query, page);
        return found.withItems(views.json(tenant, found.items())).as("subscriptions");
    }
}
