package dev.tarn.entitlement;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/plans/{planCode}/entitlements")
class PlanEntitlementController {
    private final PlanEntitlements entitlements;

    PlanEntitlementController(PlanEntitlements entitlements) {
        this.entitlements = entitlements;
    }

    @GetMapping
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, @Nullable Object> list(Tenant tenant, @PathVariable String planCode) {
        return answer(entitlements.list(tenant, planCode));
    }

    @PostMapping
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> replace(
            Tenant tenant, @PathVariable String planCode, @Body("entitlements") Input input) {
        return answer(entitlements.replace(tenant, planCode, input));
    }

    @PatchMapping
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> merge(
            Tenant tenant, @PathVariable String planCode, @Body("entitlements") Input input) {
        return answer(entitlements.merge(tenant, planCode, input));
    }

    @GetMapping("/{featureCode}")
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String planCode, @PathVariable String featureCode) {
        return answer(entitlements.get(tenant, planCode, featureCode));
    }

    @DeleteMapping("/{featureCode}")
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> revoke(
            Tenant tenant, @PathVariable String planCode, @PathVariable String featureCode) {
        return answer(entitlements.revoke(tenant, planCode, featureCode));
    }

    @DeleteMapping("/{featureCode}/privileges/{privilegeCode}")
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> removePrivilege(
            Tenant tenant,
            @PathVariable String planCode,
            @PathVariable String featureCode,
            @PathVariable String privilegeCode) {
        return answer(entitlements.removePrivilege(tenant, planCode, featureCode, privilegeCode));
    }

    private static Map<String, @Nullable Object> answer(Entitlement entitlement) {
        return Answer.of("entitlement", EntitlementJson.ofPlan(entitlement));
    }

    private static Map<String, @Nullable Object> answer(List<Entitlement> list) {
        return Answer.of(
                "entitlements", list.stream().map(EntitlementJson::ofPlan).toList());
    }
}
