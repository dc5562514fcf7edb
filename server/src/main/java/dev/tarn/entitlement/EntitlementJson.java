package dev.tarn.entitlement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entitlements as the contract shows them: of a plan, and of a subscription. */
final class EntitlementJson {
    private EntitlementJson() {}

    record OfPlan(
            String code, @Nullable String name, @Nullable String description, List<PlanPrivilege> privileges) {}

    record PlanPrivilege(
            String code,
            @Nullable String name,
            String valueType,
            Map<String, List<String>> config,
            @Nullable Object value) {}

    record OfSubscription(
            String code,
            @Nullable String name,
            @Nullable String description,
            List<SubscriptionPrivilege> privileges,
            Map<String, Object> overrides) {}

    record SubscriptionPrivilege(
            String code,
            @Nullable String name,
            String valueType,
            Map<String, List<String>> config,
            @Nullable Object value,
            @Nullable Object planValue,
            @Nullable Object overrideValue) {}

    static OfPlan ofPlan(Entitlement entitlement) {
        Feature feature = entitlement.feature();
        return new OfPlan(
                feature.code(),
                feature.name(),
                feature.description(),
                entitlement.privileges().stream()
                        .map(privilege -> new PlanPrivilege(
                                privilege.code(),
                                privilege.name(),
                                privilege.type().code(),
                                FeatureJson.configOf(privilege),
                                shown(privilege, entitlement.value(privilege))))
                        .toList());
    }

    static OfSubscription ofSubscription(Entitlement entitlement) {
        Feature feature = entitlement.feature();
        var overrides = new LinkedHashMap<String, Object>();
        for (Privilege privilege : entitlement.privileges()) {
            String own = entitlement.overrideValue(privilege);
            if (own != null) {
                overrides.put(privilege.code(), privilege.shown(own));
            }
        }
        return new OfSubscription(
                feature.code(),
                feature.name(),
                feature.description(),
                entitlement.privileges().stream()
                        .map(privilege -> new SubscriptionPrivilege(
                                privilege.code(),
                                privilege.name(),
                                privilege.type().code(),
                                FeatureJson.configOf(privilege),
                                shown(privilege, entitlement.value(privilege)),
                                shown(privilege, entitlement.planValue(privilege)),
                                shown(privilege, entitlement.overrideValue(privilege))))
                        .toList(),
                overrides);
    }

    private static @Nullable Object shown(Privilege privilege, @Nullable String value) {
        return value == null ? null : privilege.shown(value);
    }
}
