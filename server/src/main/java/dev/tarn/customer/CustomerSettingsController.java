package dev.tarn.customer;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{externalId}/settings")
class CustomerSettingsController {
    private final Customers customers;
    private final CustomerSettings settings;

    CustomerSettingsController(Customers customers, CustomerSettings settings) {
        this.customers = customers;
        this.settings = settings;
    }

    @GetMapping
    @Requires(value = Permission.CUSTOMER_SETTINGS_VIEW, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String externalId) {
        return answer(tenant, customers.requireDetails(tenant, externalId));
    }

    @PutMapping("/tax_rates")
    @Requires(value = Permission.CUSTOMER_SETTINGS_UPDATE_TAX_RATES, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> replaceTaxes(
            Tenant tenant, @PathVariable String externalId, @Body("settings") Input input) {
        return answer(tenant, settings.replaceTaxes(tenant, externalId, input));
    }

    @PutMapping("/payment_terms")
    @Requires(value = Permission.CUSTOMER_SETTINGS_UPDATE_PAYMENT_TERMS, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> changePaymentTerms(
            Tenant tenant, @PathVariable String externalId, @Body("settings") Input input) {
        return answer(tenant, settings.changePaymentTerms(tenant, externalId, input));
    }

    @PutMapping("/grace_period")
    @Requires(value = Permission.CUSTOMER_SETTINGS_UPDATE_GRACE_PERIOD, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> changeGracePeriod(
            Tenant tenant, @PathVariable String externalId, @Body("settings") Input input) {
        return answer(tenant, settings.changeGracePeriod(tenant, externalId, input));
    }

    @PutMapping("/lang")
    @Requires(value = Permission.CUSTOMER_SETTINGS_UPDATE_LANG, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> changeLanguage(
            Tenant tenant, @PathVariable String externalId, @Body("settings") Input input) {
        return answer(tenant, settings.changeLanguage(tenant, externalId, input));
    }

    @PutMapping("/custom_sections")
    @Requires(value = Permission.CUSTOMER_SETTINGS_UPDATE_PAYMENT_TERMS, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> changeSections(
            Tenant tenant, @PathVariable String externalId, @Body("settings") Input input) {
        return answer(tenant, settings.changeSections(tenant, externalId, input));
    }

    private Map<String, @Nullable Object> answer(Tenant tenant, CustomerDetails customer) {
        return CustomerSettingsJson.envelope(customer, settings.taxChoices(tenant), settings.sectionChoices(tenant));
    }
}
