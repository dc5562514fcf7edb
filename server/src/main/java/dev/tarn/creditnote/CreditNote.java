package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.Fee;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finalized credit note as stored (section 6.1).
 *
 * @param invoiceId the invoice it gives something back of
 * @param refundStatus null when nothing is refunded
 * @param split what is credited, refunded and offset
 * @param balanceAmountCents what is left of the credit
 * @param metadata what users noted; null: nothing
 * @param items what it takes back, before coupons and taxes
 */
public record CreditNote(
        UUID id,
        UUID customerId,
        UUID invoiceId,
        String invoiceNumber,
        String billingEntityCode,
        boolean selfBilled,
        int sequentialId,
        String number,
        LocalDate issuingOn,
        Reason reason,
        @Nullable String description,
        CreditStatus creditStatus,
        @Nullable RefundStatus refundStatus,
        Currency currency,
        CreditNoteSplit split,
        long balanceAmountCents,
        long couponsAdjustmentAmountCents,
        long subTotalExcludingTaxesAmountCents,
        long taxesAmountCents,
        BigDecimal taxesRatePercent,
        @Nullable Map<String, @Nullable String> metadata,
        @Nullable Instant refundedAt,
        @Nullable Instant voidedAt,
        Instant createdAt,
        Instant updatedAt,
        List<Item> items,
        List<AppliedTax> taxes) {

    /**
     * What is taken back of a fee.
     *
     * @param amountCents rounded from 5 decimals
     */
    public record Item(UUID id, Fee fee, long amountCents) {}
}
