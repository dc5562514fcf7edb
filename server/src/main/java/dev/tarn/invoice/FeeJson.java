package dev.tarn.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tarn.engine.money.PricingUnitAmount;
import dev.tarn.engine.usage.Presentation;
import dev.tarn.platform.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A fee as the contract shows it. */
public record FeeJson(
        @JsonProperty("lago_id") UUID id,
        @JsonProperty("lago_charge_id") @Nullable UUID chargeId,
        @JsonProperty("lago_charge_filter_id") @Nullable UUID chargeFilterId,
        @JsonProperty("lago_fixed_charge_id") @Nullable UUID fixedChargeId,
        @JsonProperty("lago_invoice_id") @Nullable UUID invoiceId,
        @JsonProperty("lago_true_up_fee_id") @Nullable UUID trueUpFeeId,

        @JsonProperty("lago_true_up_parent_fee_id") @Nullable
        UUID trueUpParentFeeId,

        @JsonProperty("lago_subscription_id") @Nullable UUID subscriptionId,
        @JsonProperty("lago_customer_id") UUID customerId,
        String externalCustomerId,
        @Nullable String externalSubscriptionId,
        Item item,
        boolean payInAdvance,
        boolean invoiceable,
        long amountCents,
        String preciseAmount,
        String preciseTotalAmount,
        String amountCurrency,
        long taxesAmountCents,
        String taxesPreciseAmount,
        BigDecimal taxesRate,
        String units,
        String preciseUnitAmount,
        String totalAggregatedUnits,
        long totalAmountCents,
        String totalAmountCurrency,
        @Nullable Long eventsCount,
        @Nullable Instant fromDate,
        @Nullable Instant toDate,
        String paymentStatus,
        Instant createdAt,
        @Nullable Instant succeededAt,
        @Nullable Instant failedAt,
        @Nullable Instant refundedAt,
        @Nullable String eventTransactionId,
        @Nullable String description,
        String preciseCouponsAmountCents,
        long subTotalExcludingTaxesAmountCents,
        String subTotalExcludingTaxesPreciseAmountCents,
        ObjectNode amountDetails,
        boolean selfBilled,
        @Nullable PricingUnitDetails pricingUnitDetails,
        List<AppliedTaxJson> appliedTaxes,
        List<Breakdown> presentationBreakdowns) {

    /** Its amounts in the unit it was priced in (PRC-053). */
    public record PricingUnitDetails(
            @JsonProperty("lago_pricing_unit_id") UUID id,
            String pricingUnitCode,
            String shortName,
            long amountCents,
            String preciseAmountCents,
            long unitAmountCents,
            String preciseUnitAmount,
            String conversionRate) {
        static @Nullable PricingUnitDetails of(@Nullable PricingUnitAmount amount) {
            return amount == null
                    ? null
                    : new PricingUnitDetails(
                            amount.unit().id(),
                            amount.unit().code(),
                            amount.unit().shortName(),
                            amount.amountCents(),
                            Decimals.text(amount.preciseAmountCents()),
                            amount.unitAmountCents(),
                            Decimals.text(amount.preciseUnitAmount()),
                            Decimals.text(amount.unit().conversionRate()));
        }
    }

    /** A part of its units, by the keys that documents show (PRC-052). */
    public record Breakdown(Map<String, @Nullable String> presentationBy, String units) {
        static Breakdown of(Presentation.Breakdown breakdown) {
            return new Breakdown(breakdown.presentationBy(), Decimals.text(breakdown.units()));
        }
    }

    /** What the fee is for. */
    public record Item(
            String type,
            String code,
            String name,
            @Nullable String description,
            String invoiceDisplayName,
            @Nullable Map<String, List<String>> filters,
            @Nullable String filterInvoiceDisplayName,
            @JsonProperty("lago_item_id") UUID id,
            String itemType,
            Map<String, @Nullable String> groupedBy) {}

    /** The fee as its own resource shows it. */
    public static FeeJson of(Fee fee) {
        var currency = fee.currency();
        BigDecimal precise = currency.toUnits(fee.preciseAmountCents());
        BigDecimal preciseTaxes = currency.toUnits(fee.taxesPreciseAmountCents());
        return new FeeJson(
                fee.id(),
                fee.chargeId(),
                fee.chargeFilterId(),
                fee.fixedChargeId(),
                fee.invoiceId(),
                fee.trueUpFeeId(),
                fee.trueUpParentFeeId(),
                fee.subscriptionId(),
                fee.customerId(),
                fee.externalCustomerId(),
                fee.externalSubscriptionId(),
                item(fee),
                fee.payInAdvance(),
                fee.invoiceable(),
                fee.amountCents(),
                Decimals.text(precise),
                Decimals.text(precise.add(preciseTaxes)),
                currency.code(),
                fee.taxesAmountCents(),
                Decimals.text(preciseTaxes),
                AppliedTaxJson.shown(fee.taxesRatePercent()),
                Decimals.text(fee.units()),
                Decimals.text(fee.preciseUnitAmount()),
                Decimals.text(fee.totalAggregatedUnits() == null ? fee.units() : fee.totalAggregatedUnits()),
                fee.totalAmountCents(),
                currency.code(),
                fee.eventsCount(),
                fee.shownFromAt(),
                fee.shownToAt(),
                fee.paymentStatus(),
                fee.createdAt(),
                fee.succeededAt(),
                fee.failedAt(),
                fee.refundedAt(),
                fee.eventTransactionId(),
                fee.itemDescription(),
                Decimals.text(fee.preciseCouponsAmountCents()),
                fee.subTotalExcludingTaxesAmountCents(),
                Decimals.text(fee.preciseAmountCents().subtract(fee.preciseCouponsAmountCents())),
                fee.amountDetails(),
                fee.selfBilled(),
                PricingUnitDetails.of(fee.inUnit()),
                fee.taxes().stream()
                        .map(tax -> AppliedTaxJson.ofFee(tax, currency, fee.createdAt()))
                        .toList(),
                fee.presentation() == null
                        ? List.of()
                        : fee.presentation().onDocuments().stream()
                                .map(Breakdown::of)
                                .toList());
    }

    private static Item item(Fee fee) {
        return new Item(
                fee.type().code(),
                fee.itemCode(),
                fee.itemName(),
                fee.itemDescription(),
                fee.displayName(),
                fee.filterValues(),
                fee.filterDisplayName(),
                fee.itemId(),
                itemType(fee.type()),
                fee.groupedBy());
    }

    private static String itemType(FeeType type) {
        return switch (type) {
            case CHARGE -> "BillableMetric";
            case ADD_ON, FIXED_CHARGE -> "AddOn";
            case CREDIT -> "WalletTransaction";
            case SUBSCRIPTION, COMMITMENT -> "Subscription";
        };
    }
}
