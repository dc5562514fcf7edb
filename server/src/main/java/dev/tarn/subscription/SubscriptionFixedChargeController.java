package dev.tarn.subscription;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.plan.FixedCharge;
import dev.tarn.plan.FixedChargeJson;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fixed charges as one subscription has them. */
@RestController
@RequestMapping("/api/v1/subscriptions/{externalId}/fixed_charges")
class SubscriptionFixedChargeController {
    private final SubscriptionCharges charges;

    SubscriptionFixedChargeController(SubscriptionCharges charges) {
        this.charges = charges;
    }

    @GetMapping
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, Object> list(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return charges.fixedCharges(tenant, externalId, query, page)
                .map(FixedChargeJson::of)
                .as("fixed_charges");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> get(
            Tenant tenant, @PathVariable String externalId, Query query, @PathVariable String code) {
        return answer(charges.fixedCharge(tenant, externalId, query, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> update(
            Tenant tenant,
            @PathVariable String externalId,
            Query query,
            @PathVariable String code,
            @Body("fixed_charge") Input input) {
        return answer(charges.changeFixedCharge(tenant, externalId, query, code, input));
    }

    private static Map<String, @Nullable Object> answer(FixedCharge fixedCharge) {
        return Answer.of("fixed_charge", FixedChargeJson.of(fixedCharge));
    }
}
