package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Sum of a recurring metric, each part weighted by the days it is present in the period (MTR-113). */
public final class ProratedSum {

    private static final int RESULT_DECIMALS = 5;

    private ProratedSum() {}

    /**
     * The prorated sum.
     *
     * @param carried everything before {@code period.from()}; an event exactly on it belongs to the period
     * @param events the events of the period, in any order
     */
    public static ProratedUsage of(SumRollup carried, List<UsageEvent> events, UsagePeriod period) {
        BigDecimal fullPeriodDays = BigDecimal.valueOf(period.fullPeriodDays());
        List<Movement> movements = new ArrayList<>();
        BigDecimal unitDays = carried.units().multiply(BigDecimal.valueOf(period.days()));
        BigDecimal fullUnits = carried.units();
        long eventsCount = carried.eventsCount();
        if (carried.units().signum() != 0) {
            movements.add(new Movement(carried.units(), unitDays.divide(fullPeriodDays, Decimals.DIVISION)));
        }
        for (UsageEvent event : inTimeOrder(events)) {
            BigDecimal value = event.number().orElseThrow();
            long days = period.daysThroughEnd(period.dayOf(event.timestamp()));
            BigDecimal valueDays = value.multiply(BigDecimal.valueOf(days));
            movements.add(new Movement(value, valueDays.divide(fullPeriodDays, Decimals.DIVISION)));
            unitDays = unitDays.add(valueDays);
            fullUnits = fullUnits.add(value);
            eventsCount++;
        }
        // Divided once, at the end, so that the ceiling sees the exact total.
        BigDecimal pricedUnits = unitDays.divide(fullPeriodDays, RESULT_DECIMALS, RoundingMode.CEILING);
        return new ProratedUsage(pricedUnits, fullUnits, eventsCount, movements);
    }

    private static List<UsageEvent> inTimeOrder(List<UsageEvent> events) {
        return events.stream()
                .filter(event -> event.number().isPresent())
                .sorted(UsageEvent.IN_TIME_ORDER)
                .toList();
    }
}
