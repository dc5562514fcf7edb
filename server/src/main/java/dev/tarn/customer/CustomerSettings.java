package dev.tarn.customer;

import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.section.CustomSection;
import dev.tarn.section.CustomSections;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The settings of a customer, group by group, for those who may edit only some of them (PLT-428). Each method is one transaction. */
@Service
class CustomerSettings {
    private static final Page CHOICES = new Page(1, 1000);

    private final Customers customers;
    private final Taxes taxes;
    private final CustomSections sections;

    CustomerSettings(Customers customers, Taxes taxes, CustomSections sections) {
        this.customers = customers;
        this.taxes = taxes;
        this.sections = sections;
    }

    /** What taxes can be chosen from. */
    List<Tax> taxChoices(Tenant tenant) {
        return taxes.list(tenant, new Query(Map.of()), CHOICES).items();
    }

    /** What sections can be chosen from. */
    List<CustomSection> sectionChoices(Tenant tenant) {
        return sections.page(tenant, new Query(Map.of()), CHOICES).items();
    }

    CustomerDetails replaceTaxes(Tenant tenant, String externalId, Input input) {
        List<String> codes = input.texts("tax_codes");
        if (codes == null && input.problems().isEmpty()) {
            throw Refusal.invalid("tax_codes", "value_is_mandatory");
        }
        return customers.changeSettings(tenant, externalId, input, null, codes);
    }

    CustomerDetails changeSections(Tenant tenant, String externalId, Input input) {
        return customers.changeSections(tenant, externalId, input);
    }

    CustomerDetails changePaymentTerms(Tenant tenant, String externalId, Input input) {
        return customers.changeSettings(tenant, externalId, input, CustomerChanges.paymentTermsOnly(input), null);
    }

    CustomerDetails changeGracePeriod(Tenant tenant, String externalId, Input input) {
        return customers.changeSettings(tenant, externalId, input, CustomerChanges.gracePeriodOnly(input), null);
    }

    CustomerDetails changeLanguage(Tenant tenant, String externalId, Input input) {
        return customers.changeSettings(tenant, externalId, input, CustomerChanges.languageOnly(input), null);
    }
}
