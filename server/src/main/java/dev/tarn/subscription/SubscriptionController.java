package dev.tarn.subscription;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Caller;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionController {
    private final Subscriptions subscriptions;
    private final SubscriptionViews views;

    SubscriptionController(Subscriptions subscriptions, SubscriptionViews views) {
        this.subscriptions = subscriptions;
        this.views = views;
    }

    /** Creates or changes: whichever it turns out to be takes its own permission. */
    @PostMapping
    @Requires(
            value = {Permission.SUBSCRIPTIONS_CREATE, Permission.SUBSCRIPTIONS_UPDATE},
            key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> create(Tenant tenant, Caller caller, @Body("subscription") Input input) {
        return answer(tenant, subscriptions.create(tenant, caller, input));
    }

    @GetMapping
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        var found = subscriptions.page(tenant, query, page);
        return found.withItems(views.json(tenant, found.items())).as("subscriptions");
    }

    @GetMapping("/{externalId}")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String externalId, Query query) {
        return answer(tenant, subscriptions.require(tenant, externalId, query));
    }

    @PutMapping("/{externalId}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> update(
            Tenant tenant, @PathVariable String externalId, Query query, @Body("subscription") Input input) {
        return answer(tenant, subscriptions.update(tenant, externalId, query, input));
    }

    @DeleteMapping("/{externalId}")
    @Requires(
            value = {Permission.SUBSCRIPTIONS_DELETE, Permission.SUBSCRIPTIONS_UPDATE},
            key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> terminate(Tenant tenant, @PathVariable String externalId, Query query) {
        return answer(tenant, subscriptions.terminate(tenant, externalId, query));
    }

    private Map<String, @Nullable Object> answer(Tenant tenant, Subscription subscription) {
        return Answer.of("subscription", views.jsonWithPlan(tenant, subscription));
    }
}
