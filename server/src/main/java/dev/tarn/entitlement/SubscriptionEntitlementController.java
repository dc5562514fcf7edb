package dev.tarn.entitlement;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions/{externalId}/entitlements")
class SubscriptionEntitlementController {
    private final SubscriptionEntitlements entitlements;

    SubscriptionEntitlementController(SubscriptionEntitlements entitlements) {
        this.entitlements = entitlements;
    }

    @GetMapping
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> list(Tenant tenant, @PathVariable String externalId, Query query) {
        return answer(entitlements.list(tenant, externalId, query));
    }

    @PatchMapping
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> merge(
            Tenant tenant, @PathVariable String externalId, Query query, @Body("entitlements") Input input) {
        return answer(entitlements.merge(tenant, externalId, query, input));
    }

    @DeleteMapping("/{featureCode}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> remove(
            Tenant tenant, @PathVariable String externalId, Query query, @PathVariable String featureCode) {
        return answer(entitlements.remove(tenant, externalId, query, featureCode));
    }

    @DeleteMapping("/{featureCode}/privileges/{privilegeCode}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> removePrivilege(
            Tenant tenant,
            @PathVariable String externalId,
            Query query,
            @PathVariable String featureCode,
            @PathVariable String privilegeCode) {
        return answer(entitlements.removePrivilege(tenant, externalId, query, featureCode, privilegeCode));
    }

    private static Map<String, @Nullable Object> answer(Entitlement entitlement) {
        return Answer.of("entitlement", EntitlementJson.ofSubscription(entitlement));
    }

    private static Map<String, @Nullable Object> answer(List<Entitlement> list) {
        return Answer.of(
                "entitlements",
                list.stream().map(EntitlementJson::ofSubscription).toList());
    }
}
