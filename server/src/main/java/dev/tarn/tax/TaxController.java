package dev.tarn.tax;

import static dev.tarn.access.Permission.ORGANIZATION_TAXES_UPDATE;
import static dev.tarn.access.Permission.ORGANIZATION_TAXES_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
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
@RequestMapping("/api/v1/taxes")
class TaxController {
    private final Taxes taxes;

    TaxController(Taxes taxes) {
        this.taxes = taxes;
    }

    @GetMapping
    @Requires(value = ORGANIZATION_TAXES_VIEW, key = ApiResource.TAX)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return taxes.list(tenant, query, page).map(TaxJson::of).as("taxes");
    }

    @PostMapping
    @Requires(value = ORGANIZATION_TAXES_UPDATE, key = ApiResource.TAX)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("tax") Input input) {
        return TaxJson.envelope(taxes.create(tenant, input));
    }

    @GetMapping("/{code}")
    @Requires(value = ORGANIZATION_TAXES_VIEW, key = ApiResource.TAX)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String code) {
        return TaxJson.envelope(taxes.get(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = ORGANIZATION_TAXES_UPDATE, key = ApiResource.TAX)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("tax") Input input) {
        return TaxJson.envelope(taxes.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = ORGANIZATION_TAXES_UPDATE, key = ApiResource.TAX)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return TaxJson.envelope(taxes.delete(tenant, code));
    }
}
