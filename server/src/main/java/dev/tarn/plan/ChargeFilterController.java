package dev.tarn.plan;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
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
@RequestMapping("/api/v1/plans/{planCode}/charges/{code}/filters")
class ChargeFilterController {
    private final Charges charges;

    ChargeFilterController(Charges charges) {
        this.charges = charges;
    }

    @PostMapping
    @Requires(value = Permission.CHARGES_CREATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> create(
            Tenant tenant, @PathVariable String planCode, @PathVariable String code, @Body("filter") Input input) {
        return answer(code, charges.createFilter(tenant, planCode, code, input));
    }

    @GetMapping
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, Object> list(Tenant tenant, @PathVariable String planCode, @PathVariable String code, Page page) {
        return charges.filterPage(tenant, planCode, code, page)
                .map(filter -> ChargeJson.Filter.of(code, filter))
                .as("filters");
    }

    @GetMapping("/{filterId}")
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, @Nullable Object> get(
            Tenant tenant, @PathVariable String planCode, @PathVariable String code, @PathVariable String filterId) {
        return answer(code, charges.requireFilter(tenant, planCode, code, filterId));
    }

    @PutMapping("/{filterId}")
    @Requires(value = Permission.CHARGES_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> update(
            Tenant tenant,
            @PathVariable String planCode,
            @PathVariable String code,
            @PathVariable String filterId,
            @Body("filter") Input input) {
        return answer(code, charges.updateFilter(tenant, planCode, code, filterId, input));
    }

    @DeleteMapping("/{filterId}")
    @Requires(value = Permission.CHARGES_DELETE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> delete(
            Tenant tenant,
            @PathVariable String planCode,
            @PathVariable String code,
            @PathVariable String filterId,
            @Body(value = "filter", optional = true) Input input) {
        return answer(code, charges.deleteFilter(tenant, planCode, code, filterId, input));
    }

    private static Map<String, @Nullable Object> answer(String chargeCode, ChargeFilter filter) {
        return Answer.of("filter", ChargeJson.Filter.of(chargeCode, filter));
    }
}
