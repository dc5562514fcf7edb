package dev.tarn.invoice;

import dev.tarn.engine.invoice.InvoiceTotals;
import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as stored, without its fees.
 *
 * @param sequentialId null until it is finalized
 * @param zone the customer's when it was made; its dates are days there (INV-003)
 * @param voidedInvoiceId the one it bills again (INV-037)
 * @param fileToken opens its document; null until that exists
 * @param xmlToken opens its e-invoice; null where there is none
 */
public record Invoice(
        UUID id,
        UUID customerId,
        UUID billingEntityId,
        String billingEntityCode,
        String invoiceType,
        InvoiceStatus status,
        String paymentStatus,
        @Nullable String taxStatus,
        boolean paymentOverdue,
        @Nullable Instant paymentDisputeLostAt,
        String number,
        @Nullable Integer sequentialId,
        Currency currency,
        ZoneId zone,
        LocalDate issuingOn,
        LocalDate paymentDueOn,
        int netPaymentTermDays,
        InvoiceTotals totals,
        BigDecimal taxesRatePercent,
        long totalPaidAmountCents,
        long totalOffsetAmountCents,
        @Nullable Long prepaidGrantedCreditAmountCents,
        @Nullable Long prepaidPurchasedCreditAmountCents,
        @Nullable String purchaseOrderNumber,
        boolean selfBilled,
        @Nullable UUID voidedInvoiceId,
        @Nullable String fileToken,
        @Nullable String xmlToken,
        @Nullable Instant finalizedAt,
        @Nullable Instant voidedAt,
        Instant createdAt,
        Instant updatedAt,
        List<AppliedTax> taxes,
        List<Metadata> metadata,
        List<AppliedThreshold> thresholds,
        List<AppliedSection> sections) {

    /** A note of the user's. */
    public record Metadata(UUID id, String key, String value, Instant createdAt) {}

    /** What is still to be paid (INV-031). */
    public long totalDueAmountCents() {
        return status == InvoiceStatus.VOIDED
                ? 0
                : totals.totalAmountCents() - totalPaidAmountCents - totalOffsetAmountCents;
    }

    /** Whether it has left its states of preparation: only then it has a number and a document. */
    public boolean isNumbered() {
        return status == InvoiceStatus.FINALIZED || status == InvoiceStatus.VOIDED;
    }
}
