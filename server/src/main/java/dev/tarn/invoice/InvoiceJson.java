package dev.tarn.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tarn.customer.CustomerJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the contract shows it in lists (INV-203).
 *
 * @param customer the customer as its own resource shows it
 */
public record InvoiceJson(
        @JsonProperty("lago_id") UUID id,
        String billingEntityCode,
        @Nullable Integer sequentialId,
        String number,
        LocalDate issuingDate,
        @Nullable Instant paymentDisputeLostAt,
        LocalDate paymentDueDate,
        boolean paymentOverdue,
        int netPaymentTerm,
        String invoiceType,
        String status,
        String paymentStatus,
        @Nullable String taxStatus,
        String currency,
        long feesAmountCents,
        long couponsAmountCents,
        long creditNotesAmountCents,
        long subTotalExcludingTaxesAmountCents,
        long taxesAmountCents,
        BigDecimal taxesRate,
        long subTotalIncludingTaxesAmountCents,
        long prepaidCreditAmountCents,
        @Nullable Long prepaidGrantedCreditAmountCents,
        @Nullable Long prepaidPurchasedCreditAmountCents,
        long progressiveBillingCreditAmountCents,
        long totalAmountCents,
        int versionNumber,
        boolean selfBilled,
        @Nullable String purchaseOrderNumber,
        @Nullable String fileUrl,
        @Nullable String xmlUrl,
        @Nullable String webUrl,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finalizedAt,
        @Nullable Instant voidedAt,
        long totalPaidAmountCents,
        long totalDueAmountCents,
        long totalOffsettedCreditNoteAmountCents,
        CustomerJson customer,
        List<Metadata> metadata,
        List<AppliedTaxJson> appliedTaxes,
        List<Section> appliedInvoiceCustomSections,
        List<AppliedThresholdJson> appliedUsageThresholds) {
    /** INV-005. */
    private static final int VERSION = 4;

    /** A note of the user's. */
    public record Metadata(@JsonProperty("lago_id") UUID id, String key, String value, Instant createdAt) {}

    /** A text of the seller's own, as it was when it was printed. */
    public record Section(
            @JsonProperty("lago_id") UUID id,
            @JsonProperty("lago_invoice_id") UUID invoiceId,
            String code,
            String name,
            @Nullable String details,
            @Nullable String displayName,
            Instant createdAt) {
        static Section of(AppliedSection section) {
            return new Section(
                    section.id(),
                    section.invoiceId(),
                    section.code(),
                    section.name(),
                    section.details(),
                    section.displayName(),
                    section.createdAt());
        }
    }

    /** What was billed of a subscription. */
    public record Period(
            @JsonProperty("lago_subscription_id") UUID subscriptionId,
            String externalSubscriptionId,
            @JsonProperty("lago_plan_id") UUID planId,
            Instant subscriptionFromDatetime,
            Instant subscriptionToDatetime,
            @Nullable Instant chargesFromDatetime,
            @Nullable Instant chargesToDatetime,
            @Nullable Instant fixedChargesFromDatetime,
            @Nullable Instant fixedChargesToDatetime,
            String invoicingReason) {
        static Period of(BillingPeriod period) {
            return new Period(
                    period.subscriptionId(),
                    period.externalSubscriptionId(),
                    period.planId(),
                    period.fromAt(),
                    period.toAt(),
                    period.chargesFromAt(),
                    period.chargesToAt(),
                    period.fixedChargesFromAt(),
                    period.fixedChargesToAt(),
                    period.invoicingReason());
        }
    }

    /** An invoice with everything on it. */
    public record Detail(
            @JsonUnwrapped InvoiceJson invoice,
            List<Period> billingPeriods,
            List<CreditJson> credits,
            List<FeeJson> fees,
            @Nullable UUID voidedInvoiceId,
            List<Object> errorDetails) {}

    static InvoiceJson of(Invoice invoice, CustomerJson customer, @Nullable String fileUrl, @Nullable String xmlUrl) {
        var totals = invoice.totals();
        return new InvoiceJson(
                invoice.id(),
                invoice.billingEntityCode(),
                invoice.sequentialId(),
                invoice.number(),
                invoice.issuingOn(),
                invoice.paymentDisputeLostAt(),
                invoice.paymentDueOn(),
                invoice.paymentOverdue(),
                invoice.netPaymentTermDays(),
                invoice.invoiceType(),
                invoice.status().code(),
                invoice.paymentStatus(),
                invoice.taxStatus(),
                invoice.currency().code(),
                totals.feesAmountCents(),
                totals.couponsAmountCents(),
                totals.creditNotesAmountCents(),
                totals.subTotalExcludingTaxesAmountCents(),
                totals.taxesAmountCents(),
                AppliedTaxJson.shown(invoice.taxesRatePercent()),
                totals.subTotalIncludingTaxesAmountCents(),
                totals.prepaidCreditAmountCents(),
                invoice.prepaidGrantedCreditAmountCents(),
                invoice.prepaidPurchasedCreditAmountCents(),
                totals.progressiveBillingCreditAmountCents(),
                totals.totalAmountCents(),
                VERSION,
                invoice.selfBilled(),
                invoice.purchaseOrderNumber(),
                fileUrl,
                xmlUrl,
                null,
                invoice.createdAt(),
                invoice.updatedAt(),
                invoice.finalizedAt(),
                invoice.voidedAt(),
                invoice.totalPaidAmountCents(),
                invoice.totalDueAmountCents(),
                invoice.totalOffsetAmountCents(),
                customer,
                invoice.metadata().stream()
                        .map(entry -> new Metadata(entry.id(), entry.key(), entry.value(), entry.createdAt()))
                        .toList(),
                invoice.taxes().stream()
                        .map(tax -> AppliedTaxJson.ofInvoice(tax, invoice.currency(), invoice.createdAt()))
                        .toList(),
                invoice.sections().stream().map(Section::of).toList(),
                invoice.thresholds().stream().map(AppliedThresholdJson::of).toList());
    }
}
