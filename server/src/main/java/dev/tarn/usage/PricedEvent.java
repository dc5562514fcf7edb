package dev.tarn.usage;

import dev.tarn.customer.Customer;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.subscription.Boundaries;
import dev.tarn.engine.usage.Presentation.Breakdown;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.Plan;
import dev.tarn.subscription.Subscription;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one event costs by one charge in advance: a fee in the making.
 *
 * @param transactionId the event's
 * @param at the event's time
 * @param boundaries the period in progress at the event's time (BIL-117)
 * @param filter null: the charge's own price
 * @param groupedBy values of the bucket's grouping keys; null for an event without the key
 * @param amountDetails the contract's {@code amount_details} (PRC-109)
 * @param breakdowns its units by its own values of the presentation keys; empty where the charge has none (PRC-052)
 */
public record PricedEvent(
        String transactionId,
        Instant at,
        Subscription subscription,
        Plan plan,
        Customer customer,
        Boundaries boundaries,
        Charge charge,
        @Nullable ChargeFilter filter,
        Map<String, @Nullable String> groupedBy,
        FeeAmount amount,
        ObjectNode amountDetails,
        List<Breakdown> breakdowns) {
    public PricedEvent {
        // keeps the keys' order, and null values, which Map.copyOf refuses
        groupedBy = Collections.unmodifiableMap(new LinkedHashMap<>(groupedBy));
        breakdowns = List.copyOf(breakdowns);
    }
}
