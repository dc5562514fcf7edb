package dev.tarn.invoice;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.PricingUnitAmount;
import dev.tarn.engine.usage.Presentation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fee as stored.
 *
 * @param trueUpFeeId the fee that fills this one up to its minimum
 * @param trueUpParentFeeId the fee that this one fills up
 * @param itemId the metric, add-on or subscription it bills
 * @param chargeModel null for what is not priced by a model
 * @param filterValues values the events of its charge filter have; null without a filter
 * @param invoiceable whether its charge is put on invoices
 * @param chargedInAdvance whether its charge is paid in advance
 * @param inUnit its amounts in the unit its charge was priced in; null: that was the currency (PRC-053)
 * @param presentation what its units are made up of; null: its charge has no presentation keys (PRC-052)
 * @param payInAdvance whether it is due at once; a renewal on a periodic invoice is not (BIL-178)
 */
public record Fee(
        UUID id,
        @Nullable UUID invoiceId,
        UUID customerId,
        String externalCustomerId,
        @Nullable UUID subscriptionId,
        @Nullable String externalSubscriptionId,
        FeeType type,
        @Nullable UUID chargeId,
        @Nullable UUID chargeFilterId,
        @Nullable UUID fixedChargeId,
        @Nullable UUID trueUpFeeId,
        @Nullable UUID trueUpParentFeeId,
        UUID itemId,
        String itemCode,
        String itemName,
        @Nullable String itemDescription,
        @Nullable String invoiceDisplayName,
        @Nullable String filterDisplayName,
        @Nullable Map<String, List<String>> filterValues,
        Map<String, @Nullable String> groupedBy,
        @Nullable String chargeModel,
        boolean prorated,
        boolean invoiceable,
        boolean chargedInAdvance,
        boolean payInAdvance,
        boolean selfBilled,
        BigDecimal units,
        @Nullable BigDecimal totalAggregatedUnits,
        @Nullable Long eventsCount,
        Currency currency,
        long amountCents,
        BigDecimal preciseAmountCents,
        BigDecimal preciseUnitAmount,
        BigDecimal preciseCouponsAmountCents,
        long taxesAmountCents,
        BigDecimal taxesPreciseAmountCents,
        BigDecimal taxesRatePercent,
        String paymentStatus,
        @Nullable String eventTransactionId,
        ObjectNode amountDetails,
        @Nullable Instant fromAt,
        @Nullable Instant toAt,
        Instant createdAt,
        @Nullable Instant succeededAt,
        @Nullable Instant failedAt,
        @Nullable Instant refundedAt,
        @Nullable PricingUnitAmount inUnit,
        @Nullable Presentation presentation,
        List<AppliedTax> taxes) {

    /** What it is called on documents. */
    public String displayName() {
        return invoiceDisplayName == null ? itemName : invoiceDisplayName;
    }

    public long totalAmountCents() {
        return amountCents + taxesAmountCents;
    }

    /** Net of coupons, in whole cents. */
    public long subTotalExcludingTaxesAmountCents() {
        return BigDecimal.valueOf(amountCents)
                .subtract(preciseCouponsAmountCents)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Fees in advance that stand alone, and renewals on periodic invoices, are for whole UTC days (BIL-177). */
    private boolean isForWholeDays() {
        return chargedInAdvance && (!invoiceable || !payInAdvance);
    }

    /** The first instant it covers, as it is shown. */
    public @Nullable Instant shownFromAt() {
        return fromAt == null || !isForWholeDays() ? fromAt : fromAt.truncatedTo(ChronoUnit.DAYS);
    }

    /** The last instant it covers, as it is shown. */
    public @Nullable Instant shownToAt() {
        return toAt == null || !isForWholeDays()
                ? toAt
                : toAt.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS).minusSeconds(1);
    }

    /** Nothing used, nothing due: documents leave it out (INV-213). */
    public boolean isEmpty() {
        return units.signum() == 0 && amountCents == 0;
    }
}
