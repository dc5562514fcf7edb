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
@RequestMapping("/api/v1/plans/{planCode}/charges")
class ChargeController {
    private final Charges charges;

    ChargeController(Charges charges) {
        this.charges = charges;
    }

    @PostMapping
    @Requires(value = Permission.CHARGES_CREATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> create(Tenant tenant, @PathVariable String planCode, @Body("charge") Input input) {
        return answer(charges.create(tenant, planCode, input));
    }

    @GetMapping
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, Object> list(Tenant tenant, @PathVariable String planCode, Page page) {
        return charges.page(tenant, planCode, page).map(ChargeJson::of).as("charges");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String planCode, @PathVariable String code) {
        return answer(charges.requireByCode(tenant, planCode, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.CHARGES_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> update(
            Tenant tenant, @PathVariable String planCode, @PathVariable String code, @Body("charge") Input input) {
        return answer(charges.update(tenant, planCode, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.CHARGES_DELETE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String planCode, @PathVariable String code) {
        return answer(charges.delete(tenant, planCode, code));
    }

    private static Map<String, @Nullable Object> answer(Charge charge) {
        return Answer.of("charge", ChargeJson.of(charge));
    }
}
