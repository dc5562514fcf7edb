package dev.tarn.pricingunit;

import static dev.tarn.access.Permission.PRICING_UNITS_CREATE;
import static dev.tarn.access.Permission.PRICING_UNITS_UPDATE;
import static dev.tarn.access.Permission.PRICING_UNITS_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pricing units are part of what plans are made of: keys that reach plans reach them. */
@RestController
@RequestMapping("/api/v1/pricing_units")
class PricingUnitController {
    private final PricingUnits units;

    PricingUnitController(PricingUnits units) {
        this.units = units;
    }

    @GetMapping
    @Requires(value = PRICING_UNITS_VIEW, key = ApiResource.PLAN)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return units.list(tenant, query, page).map(PricingUnitJson::of).as("pricing_units");
    }

    @PostMapping
    @Requires(value = PRICING_UNITS_CREATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("pricing_unit") Input input) {
        return PricingUnitJson.envelope(units.create(tenant, input));
    }

    @GetMapping("/{code}")
    @Requires(value = PRICING_UNITS_VIEW, key = ApiResource.PLAN)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String code) {
        return PricingUnitJson.envelope(units.get(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = PRICING_UNITS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("pricing_unit") Input input) {
        return PricingUnitJson.envelope(units.update(tenant, code, input));
    }
}
