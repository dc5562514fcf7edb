package dev.tarn.usage;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.invoice.AdjustedFee;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.usage.Presentation.Breakdown;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.ChargeProperties;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the usage of one filter bucket and group comes to: a fee in the making.
 *
 * @param filter null: the charge's own price
 * @param groupedBy values of the bucket's grouping keys; null for events without the key, and for a bucket without events
 * @param totalAggregatedUnits the units, except for weighted sums (MTR-107)
 * @param amount units shown, amounts, and how they came about
 * @param amountDetails the contract's {@code amount_details}
 * @param breakdowns units by presentation keys
 */
public record BucketUsage(
        @Nullable ChargeFilter filter,
        Map<String, @Nullable String> groupedBy,
        BigDecimal totalAggregatedUnits,
        long eventsCount,
        FeeAmount amount,
        ObjectNode amountDetails,
        List<Breakdown> breakdowns) {

    public BucketUsage {
        // keeps the keys' order, and null values, which Map.copyOf refuses
        groupedBy = Collections.unmodifiableMap(new LinkedHashMap<>(groupedBy));
        breakdowns = List.copyOf(breakdowns);
    }

    /** A bucket of which nothing was used. */
    public static BucketUsage unused(
            Charge charge, @Nullable ChargeFilter filter, Map<String, @Nullable String> groupedBy, Currency currency) {
        var nothing = Explanation.of("PRC-078", "nothing was used", Map.of(), "0");
        var amount = FeeAmount.ofPrice(
                charge.pricingUnit(), currency, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, nothing);
        return new BucketUsage(
                filter, groupedBy, BigDecimal.ZERO, 0, amount, JsonNodeFactory.instance.objectNode(), List.of());
    }

    /** The same with what was entered by hand instead of what was metered (INV-154, INV-155). */
    public BucketUsage entered(AdjustedFee change, Charge charge) {
        ObjectNode properties = filter == null ? charge.properties() : filter.properties();
        var adjusted = change.ofCharge(ChargeProperties.model(charge.chargeModel(), properties), amount);
        return new BucketUsage(
                filter,
                groupedBy,
                adjusted.amount().units(),
                0,
                adjusted.amount(),
                AmountDetailsJson.of(adjusted.details()),
                List.of());
    }

    /** Nothing was used and nothing is due: no fee is made of it (PRC-078). */
    public boolean isNothing() {
        return amount.units().signum() == 0 && amount.amountCents() == 0 && eventsCount == 0;
    }
}
