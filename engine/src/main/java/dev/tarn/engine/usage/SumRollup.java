package dev.tarn.engine.usage;

import java.math.BigDecimal;

/**
 * Sum of the property (MTR-091), with the amounts sent along for the dynamic model (PRC-070).
 *
 * @param units sum of the values; may be negative
 * @param eventsCount events summed
 * @param preciseTotalAmountCents sum of the amounts sent with these events, in cents
 */
public record SumRollup(BigDecimal units, long eventsCount, BigDecimal preciseTotalAmountCents) implements Rollup {

    static final SumRollup EMPTY = new SumRollup(BigDecimal.ZERO, 0, BigDecimal.ZERO);

    static SumRollup of(UsageEvent event) {
        return event.number()
                .map(value -> new SumRollup(value, 1, event.amountCentsOrZero()))
                .orElse(EMPTY);
    }

    @Override
    public SumRollup merge(Rollup other) {
        SumRollup that = SameAggregation.require(SumRollup.class, other);
        return new SumRollup(
                units.add(that.units),
                Math.addExact(eventsCount, that.eventsCount),
                preciseTotalAmountCents.add(that.preciseTotalAmountCents));
    }

    @Override
    public Aggregated result(UsagePeriod period, BigDecimal carriedUnits) {
        return result();
    }

    /** The usage, which no period bears on. */
    public Aggregated result() {
        return new Aggregated(units, units, eventsCount, preciseTotalAmountCents);
    }
}
