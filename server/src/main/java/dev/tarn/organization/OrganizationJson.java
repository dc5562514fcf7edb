package dev.tarn.organization;

import dev.tarn.entity.BillingEntity;
import dev.tarn.platform.Answer;
import dev.tarn.tax.Tax;
import dev.tarn.tax.TaxJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An organization on the wire: its own fields beside those of its default billing entity. */
final class OrganizationJson {
    private OrganizationJson() {}

    private record BillingConfiguration(
            @Nullable String invoiceFooter, int invoiceGracePeriod, String documentLocale) {}

    /** {@code extra} is what not every answer shows: the first key, the key that signs webhooks. */
    static Map<String, @Nullable Object> envelope(
            Organization organization, BillingEntity entity, List<Tax> taxes, Map<String, Object> extra) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("lago_id", organization.id());
        json.put("name", organization.name());
        json.put("slug", organization.slug());
        json.put("sandbox", organization.sandbox());
        json.put("late_events", organization.lateEvents().word());
        json.put("created_at", organization.createdAt());
        json.put("webhook_url", null);
        json.put("webhook_urls", List.of());
        json.putAll(settings(entity));
        json.put("taxes", taxes.stream().map(TaxJson::of).toList());
        json.put("events_store", "postgres");
        json.putAll(extra);
        return Answer.of("organization", json);
    }

    private static Map<String, @Nullable Object> settings(BillingEntity entity) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        var address = entity.address();
        var legal = entity.legal();
        json.put("country", address.country());
        json.put("default_currency", entity.defaultCurrency());
        json.put("address_line1", address.line1());
        json.put("address_line2", address.line2());
        json.put("state", address.state());
        json.put("zipcode", address.zipcode());
        json.put("email", entity.email());
        json.put("city", address.city());
        json.put("legal_name", legal.name());
        json.put("legal_number", legal.number());
        json.put("document_numbering", numbering(entity));
        json.put("document_number_prefix", entity.documentNumberPrefix());
        json.put("net_payment_term", entity.netPaymentTermDays());
        json.put("tax_identification_number", legal.taxIdentificationNumber());
        json.put("timezone", entity.timezone());
        json.put("email_settings", entity.emailSettings());
        json.put(
                "billing_configuration",
                new BillingConfiguration(
                        entity.invoiceFooter(), entity.invoiceGracePeriodDays(), entity.documentLocale()));
        json.put("finalize_zero_amount_invoice", entity.finalizeZeroAmountInvoice());
        return json;
    }

    private static String numbering(BillingEntity entity) {
        return switch (entity.documentNumbering()) {
            case PER_CUSTOMER -> "per_customer";
            case PER_BILLING_ENTITY -> "per_organization";
        };
    }
}
