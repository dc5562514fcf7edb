package dev.tarn.entity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tarn.platform.Answer;
import dev.tarn.section.SectionJson;
import dev.tarn.section.SelectedSection;
import dev.tarn.tax.Tax;
import dev.tarn.tax.TaxJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A billing entity on the wire. */
public record BillingEntityJson(
        UUID lagoId,
        String code,
        String name,
        String defaultCurrency,
        String documentLocale,
        String documentNumbering,
        String documentNumberPrefix,
        boolean finalizeZeroAmountInvoice,
        @Nullable String invoiceFooter,
        int invoiceGracePeriod,
        String subscriptionInvoiceIssuingDateAnchor,
        String subscriptionInvoiceIssuingDateAdjustment,
        boolean isDefault,
        int netPaymentTerm,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String zipcode,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String legalName,
        @Nullable String legalNumber,
        @Nullable String taxIdentificationNumber,
        String timezone,
        List<String> emailSettings,
        boolean einvoicing,
        boolean euTaxManagement,
        @Nullable String logoUrl,
        Instant createdAt,
        Instant updatedAt,
        List<TaxJson> taxes,
        List<SectionJson> selectedInvoiceCustomSections) {

    static BillingEntityJson of(BillingEntity entity, List<Tax> taxes, List<SelectedSection> sections) {
        var address = entity.address();
        return new BillingEntityJson(
                entity.id(),
                entity.code(),
                entity.name(),
                entity.defaultCurrency(),
                entity.documentLocale(),
                entity.documentNumbering().word(),
                entity.documentNumberPrefix(),
                entity.finalizeZeroAmountInvoice(),
                entity.invoiceFooter(),
                entity.invoiceGracePeriodDays(),
                entity.issuingDateAnchor(),
                entity.issuingDateAdjustment(),
                entity.isDefault(),
                entity.netPaymentTermDays(),
                address.line1(),
                address.line2(),
                address.city(),
                address.state(),
                address.country(),
                address.zipcode(),
                entity.email(),
                entity.phone(),
                entity.legal().name(),
                entity.legal().number(),
                entity.legal().taxIdentificationNumber(),
                entity.timezone(),
                entity.emailSettings(),
                entity.einvoicing(),
                entity.euTaxManagement(),
                logoUrl(entity),
                entity.createdAt(),
                entity.updatedAt(),
                taxes.stream().map(TaxJson::of).toList(),
                sections.stream().map(one -> SectionJson.of(one.section())).toList());
    }

    static Map<String, @Nullable Object> envelope(
            BillingEntity entity, List<Tax> taxes, List<SelectedSection> sections) {
        return Answer.of("billing_entity", of(entity, taxes, sections));
    }

    /** Answers to writes have the fields at the root, as the contract says, and under the name, as its other answers have them. */
    record Written(@JsonUnwrapped BillingEntityJson fields, BillingEntityJson billingEntity) {}

    static Written written(BillingEntity entity, List<Tax> taxes, List<SelectedSection> sections) {
        var shown = of(entity, taxes, sections);
        return new Written(shown, shown);
    }

    private static @Nullable String logoUrl(BillingEntity entity) {
        return entity.hasLogo() ? "/api/v1/billing_entities/" + entity.id() + "/logo" : null;
    }

    /** What the finer permission on invoices shows of an entity (PLT-427). */
    record InvoiceSettingsJson(
            UUID lagoId,
            String code,
            String documentLocale,
            String documentNumbering,
            String documentNumberPrefix,
            boolean finalizeZeroAmountInvoice,
            @Nullable String invoiceFooter,
            int invoiceGracePeriod,
            int netPaymentTerm,
            String subscriptionInvoiceIssuingDateAnchor,
            String subscriptionInvoiceIssuingDateAdjustment) {

        static Map<String, @Nullable Object> envelope(BillingEntity entity) {
            return Answer.of(
                    "invoice_settings",
                    new InvoiceSettingsJson(
                            entity.id(),
                            entity.code(),
                            entity.documentLocale(),
                            entity.documentNumbering().word(),
                            entity.documentNumberPrefix(),
                            entity.finalizeZeroAmountInvoice(),
                            entity.invoiceFooter(),
                            entity.invoiceGracePeriodDays(),
                            entity.netPaymentTermDays(),
                            entity.issuingDateAnchor(),
                            entity.issuingDateAdjustment()));
        }
    }

    /** What the finer permission on e-mails shows of an entity (PLT-427). */
    record EmailSettingsJson(UUID lagoId, String code, List<String> emailSettings) {

        static Map<String, @Nullable Object> envelope(BillingEntity entity) {
            return Answer.of(
                    "email_settings", new EmailSettingsJson(entity.id(), entity.code(), entity.emailSettings()));
        }
    }
}
