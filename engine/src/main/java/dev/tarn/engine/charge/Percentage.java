package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.AmountDetails.PercentageParts;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.UsageEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Percentage pricing: a rate of the units and a fixed amount per event, after free events or free units (PRC-065 to
 * PRC-069). With a minimum or a maximum per transaction, events are priced one by one.
 *
 * @param ratePercent 1 is one percent
 * @param fixedAmount due per paid event, in currency units
 * @param freeEvents E: events that are free; 0 for none
 * @param freeUnits T: units that are free; 0 for none
 * @param minPerEvent least an event costs, in currency units; null for no minimum
 * @param maxPerEvent most an event costs, in currency units; null for no maximum
 */
public record Percentage(
        BigDecimal ratePercent,
        BigDecimal fixedAmount,
        long freeEvents,
        BigDecimal freeUnits,
        @Nullable BigDecimal minPerEvent,
        @Nullable BigDecimal maxPerEvent)
        implements ChargeModel {

    public Percentage {
        Prices.requireNotNegative("rate", ratePercent);
        Prices.requireNotNegative("fixed_amount", fixedAmount);
        Prices.requireNotNegative("free_units_per_events", BigDecimal.valueOf(freeEvents));
        Prices.requireNotNegative("free_units_per_total_aggregation", freeUnits);
        Prices.requireNotNegative("per_transaction_min_amount", minPerEvent);
        Prices.requireNotNegative("per_transaction_max_amount", maxPerEvent);
        if (minPerEvent != null && maxPerEvent != null && minPerEvent.compareTo(maxPerEvent) > 0) {
            throw new IllegalArgumentException("per_transaction_max_amount is lower than per_transaction_min_amount");
        }
    }

    /** A rate and a fixed amount per event, with nothing free and no limits. */
    public static Percentage of(BigDecimal ratePercent, BigDecimal fixedAmount) {
        return new Percentage(ratePercent, fixedAmount, 0, BigDecimal.ZERO, null, null);
    }

    /** All events with a minimum or a maximum, the first ones of a sum that has something free; counts need none. */
    @Override
    public Needs needs(AggregationType type) {
        if (type == AggregationType.COUNT || type == AggregationType.UNIQUE_COUNT) {
            return Needs.NOTHING;
        }
        if (isPricedByEvent()) {
            return Needs.ALL_EVENTS;
        }
        return hasFreeAllowance() && type == AggregationType.SUM ? Needs.FIRST_EVENTS : Needs.NOTHING;
    }

    /** Adds running totals and, with a minimum or a maximum, event values. */
    @Override
    public Usage complete(Usage usage, AggregationType type, List<UsageEvent> events) {
        RunningTotals totals = runningTotals(type, usage.units(), EventValues.numbersInTimeOrder(events));
        Usage withTotals = usage.withRunningTotals(totals);
        return isPricedByEvent()
                ? withTotals.withEventValues(EventValues.of(type, usage.eventsCount(), events))
                : withTotals;
    }

    /**
     * R, the running totals that free units and free events follow from (PRC-066). Metrics other than sums and counts have
     * none.
     *
     * @param units the aggregated units; only counts and unique counts look at them
     * @param valuesInTimeOrder values of the qualifying events, at least the first E or, without E, as many as it takes to
     *     exceed T; only sums look at them
     */
    public RunningTotals runningTotals(AggregationType type, BigDecimal units, Iterable<BigDecimal> valuesInTimeOrder) {
        if (!hasFreeAllowance()) {
            return RunningTotals.NONE;
        }
        return switch (type) {
            case COUNT, UNIQUE_COUNT ->
                new RunningTotals.Counting(units.max(BigDecimal.ZERO)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact());
            case SUM -> new RunningTotals.Listed(runningSums(valuesInTimeOrder));
            case MAX, LATEST, WEIGHTED_SUM, CUSTOM -> RunningTotals.NONE;
        };
    }

    private List<BigDecimal> runningSums(Iterable<BigDecimal> valuesInTimeOrder) {
        List<BigDecimal> sums = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : valuesInTimeOrder) {
            sum = sum.add(value);
            sums.add(sum);
            boolean complete = freeEvents > 0 ? sums.size() >= freeEvents : sum.compareTo(freeUnits) > 0;
            if (complete) {
                break;
            }
        }
        return sums;
    }

    @Override
    public Price price(Usage usage) {
        BigDecimal free = freeUnitsOf(usage.runningTotals());
        BigDecimal paid = usage.units().subtract(free).max(BigDecimal.ZERO);
        BigDecimal percentagePart = Prices.percent(paid, ratePercent);
        long freeEventsTaken = Math.min(freeEventsOf(usage.runningTotals()), usage.eventsCount());
        long paidEvents = usage.eventsCount() - freeEventsTaken;
        BigDecimal fixedPart =
                usage.units().signum() == 0 ? BigDecimal.ZERO : fixedAmount.multiply(BigDecimal.valueOf(paidEvents));
        BigDecimal unlimited = percentagePart.add(fixedPart);
        BigDecimal amount = isPricedByEvent() ? amountByEvent(usage.eventValues()) : unlimited;
        var details = new PercentageParts(
                usage.units(),
                free,
                paid,
                freeEventsTaken,
                paidEvents,
                ratePercent,
                percentagePart,
                paidEvents > 0 ? fixedAmount : BigDecimal.ZERO,
                fixedPart,
                amount.subtract(unlimited));
        return new Price(amount, ratio(amount, usage.fullUnits()), details, explain(usage, details, amount));
    }

    /** PRC-067. */
    private BigDecimal freeUnitsOf(RunningTotals totals) {
        BigDecimal last = totals.last();
        if (last.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (freeEvents > 0 && freeEvents < totals.size()) {
            return totals.at(freeEvents);
        }
        return freeUnits.signum() == 0 || last.compareTo(freeUnits) <= 0 ? last : freeUnits;
    }

    /** PRC-068: the smaller of both allowances, where one that gives nothing does not count. */
    private long freeEventsOf(RunningTotals totals) {
        long belowFreeUnits = totals.countBelow(freeUnits);
        if (freeEvents == 0 || belowFreeUnits == 0) {
            return Math.max(freeEvents, belowFreeUnits);
        }
        return Math.min(freeEvents, belowFreeUnits);
    }

    /** PRC-069. */
    private BigDecimal amountByEvent(Iterable<BigDecimal> valuesInTimeOrder) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal unitsLeft = freeUnits;
        long eventsLeft = freeUnits.signum() > 0 ? 0 : freeEvents;
        for (BigDecimal value : valuesInTimeOrder) {
            if (eventsLeft > 0) {
                eventsLeft--;
            } else if (unitsLeft.signum() > 0 && unitsLeft.compareTo(value) > 0) {
                unitsLeft = unitsLeft.subtract(value);
            } else {
                sum = sum.add(amountOfEvent(value.subtract(unitsLeft)));
                unitsLeft = BigDecimal.ZERO;
            }
        }
        return sum;
    }

    /** Rate and fixed amount of one event, not below the minimum and not above the maximum. */
    BigDecimal amountOfEvent(BigDecimal value) {
        BigDecimal amount = Prices.percent(value, ratePercent).add(fixedAmount);
        if (minPerEvent != null && amount.compareTo(minPerEvent) < 0) {
            return minPerEvent;
        }
        return maxPerEvent == null ? amount : amount.min(maxPerEvent);
    }

    private boolean isPricedByEvent() {
        return minPerEvent != null || maxPerEvent != null;
    }

    private boolean hasFreeAllowance() {
        return freeEvents > 0 || freeUnits.signum() > 0;
    }

    private static Explanation explain(Usage usage, PercentageParts parts, BigDecimal amount) {
        List<Explanation> steps = new ArrayList<>();
        steps.add(Explanation.of(
                "PRC-067",
                "(%s - %s free) units x %s%%"
                        .formatted(text(parts.units()), text(parts.freeUnits()), text(parts.ratePercent())),
                Map.of(),
                text(parts.perUnitTotalAmount())));
        steps.add(Explanation.of(
                "PRC-068",
                usage.units().signum() == 0
                        ? "no units, no fixed amount"
                        : "(%d - %d free) events x %s"
                                .formatted(usage.eventsCount(), parts.freeEvents(), text(parts.fixedFeeUnitAmount())),
                Map.of(),
                text(parts.fixedFeeTotalAmount())));
        if (parts.minMaxAdjustmentTotalAmount().signum() != 0) {
            steps.add(Explanation.of(
                    "PRC-069",
                    "minimum and maximum of each event",
                    Map.of(),
                    text(parts.minMaxAdjustmentTotalAmount())));
        }
        String text =
                "rate and fixed amount of %s units in %d events".formatted(text(usage.units()), usage.eventsCount());
        return new Explanation("PRC-065", text, Map.of("units", text(usage.units())), text(amount), steps);
    }
}
