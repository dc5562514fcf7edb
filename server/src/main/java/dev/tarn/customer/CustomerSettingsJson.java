package dev.tarn.customer;

import dev.tarn.platform.Answer;
import dev.tarn.section.CustomSection;
import dev.tarn.section.SectionJson;
import dev.tarn.tax.Tax;
import dev.tarn.tax.TaxJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's own settings, null where its billing entity's apply, those that apply, and what can be chosen: who may set taxes need not be
 * allowed to manage them.
 */
record CustomerSettingsJson(
        String externalId,
        List<TaxJson> taxes,
        @Nullable Integer netPaymentTerm,
        int applicableNetPaymentTerm,
        @Nullable Integer invoiceGracePeriod,
        int applicableInvoiceGracePeriod,
        @Nullable String subscriptionInvoiceIssuingDateAnchor,
        @Nullable String subscriptionInvoiceIssuingDateAdjustment,
        @Nullable String documentLocale,
        String applicableDocumentLocale,
        boolean skipInvoiceCustomSections,
        List<SectionJson> applicableInvoiceCustomSections,
        List<Choice> taxChoices,
        List<SectionChoice> invoiceCustomSectionChoices) {

    record Choice(String code, String name, BigDecimal rate) {}

    record SectionChoice(String code, String name) {}

    static Map<String, @Nullable Object> envelope(
            CustomerDetails details, List<Tax> choices, List<CustomSection> sectionChoices) {
        Customer customer = details.customer();
        CustomerDetails.OwnSettings own = details.own();
        return Answer.of(
                "settings",
                new CustomerSettingsJson(
                        customer.externalId(),
                        details.taxes().stream().map(TaxJson::of).toList(),
                        own.netPaymentTermDays(),
                        customer.netPaymentTermDays(),
                        own.invoiceGracePeriodDays(),
                        customer.gracePeriodDays(),
                        own.issuingDateAnchor(),
                        own.issuingDateAdjustment(),
                        own.documentLocale(),
                        customer.documentLocale(),
                        details.sections().skips(),
                        details.sections().applicable().stream()
                                .map(SectionJson::of)
                                .toList(),
                        choices.stream()
                                .map(tax -> new Choice(
                                        tax.code(), tax.name(), TaxJson.of(tax).rate()))
                                .toList(),
                        sectionChoices.stream()
                                .map(section -> new SectionChoice(section.code(), section.name()))
                                .toList()));
    }
}
