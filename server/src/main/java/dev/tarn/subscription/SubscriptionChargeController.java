package dev.tarn.subscription;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.ChargeJson;
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

/** Prices of usage as one subscription has them. */
@RestController
@RequestMapping("/api/v1/subscriptions/{externalId}/charges")
class SubscriptionChargeController {
    private final SubscriptionCharges charges;

    SubscriptionChargeController(SubscriptionCharges charges) {
        this.charges = charges;
    }

    @GetMapping
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, Object> list(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return charges.charges(tenant, externalId, query, page)
                .map(ChargeJson::of)
                .as("charges");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> get(
            Tenant tenant, @PathVariable String externalId, Query query, @PathVariable String code) {
        return answer(charges.charge(tenant, externalId, query, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> update(
            Tenant tenant,
            @PathVariable String externalId,
            Query query,
            @PathVariable String code,
            @Body("charge") Input input) {
        return answer(charges.changeCharge(tenant, externalId, query, code, input));
    }

    @GetMapping("/{code}/filters")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, Object> filters(
            Tenant tenant, @PathVariable String externalId, Query query, @PathVariable String code, Page page) {
        return charges.filters(tenant, externalId, query, code, page)
                .map(filter -> ChargeJson.Filter.of(code, filter))
                .as("filters");
    }

    @GetMapping("/{code}/filters/{filterId}")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> filter(
            Tenant tenant,
            @PathVariable String externalId,
            Query query,
            @PathVariable String code,
            @PathVariable String filterId) {
        return answer(code, charges.filter(tenant, externalId, query, code, filterId));
    }

    @PostMapping("/{code}/filters")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> addFilter(
            Tenant tenant,
            @PathVariable String externalId,
            Query query,
            @PathVariable String code,
            @Body("filter") Input input) {
        return answer(code, charges.addFilter(tenant, externalId, query, code, input));
    }

    @PutMapping("/{code}/filters/{filterId}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> changeFilter(
            Tenant tenant,
            @PathVariable String externalId,
            Query query,
            @PathVariable String code,
            @PathVariable String filterId,
            @Body("filter") Input input) {
        return answer(code, charges.changeFilter(tenant, externalId, query, code, filterId, input));
    }

    @DeleteMapping("/{code}/filters/{filterId}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.SUBSCRIPTION)
    Map<String, @Nullable Object> removeFilter(
            Tenant tenant,
            @PathVariable String externalId,
            Query query,
            @PathVariable String code,
            @PathVariable String filterId) {
        return answer(code, charges.removeFilter(tenant, externalId, query, code, filterId));
    }

    private static Map<String, @Nullable Object> answer(Charge charge) {
        return Answer.of("charge", ChargeJson.of(charge));
    }

    private static Map<String, @Nullable Object> answer(String code, ChargeFilter filter) {
        return Answer.of("filter", ChargeJson.Filter.of(code, filter));
    }
}
