package dev.tarn.engine.usage;

import dev.tarn.engine.usage.UniqueRollup.DistinctValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unique count of a recurring metric, each value weighted by the days it is active in the period (MTR-114). */
public final class ProratedUniqueCount {

    private static final int RESULT_DECIMALS = 5;

    private static final Comparator<Step> IN_TIME_ORDER = Comparator.comparing(Step::at)
            .thenComparing(step -> step.value().text(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private ProratedUniqueCount() {}

    /** A stay: a value from its add to its remove; {@code removedAt} null while it is active. */
    private record Stay(Instant addedAt, @Nullable Instant removedAt) {}

    private record Step(Instant at, DistinctValue value, Movement movement) {}

    /**
     * The prorated unique count.
     *
     * @param history all events up to {@code period.to()}, earlier periods included, in any order
     */
    public static ProratedUsage of(List<UsageEvent> history, UsagePeriod period) {
        long activeDays = 0;
        long activeValues = 0;
        List<Step> steps = new ArrayList<>();
        for (var entry : operationsByValue(history).entrySet()) {
            for (Stay stay : staysOf(entry.getValue(), period)) {
                long days = daysInPeriod(stay, period);
                activeDays += days;
                activeValues += stay.removedAt() == null ? 1 : 0;
                addSteps(steps, entry.getKey(), stay, days, period);
            }
        }
        steps.sort(IN_TIME_ORDER);
        List<Movement> movements = steps.stream().map(Step::movement).toList();
        return new ProratedUsage(share(activeDays, period), BigDecimal.valueOf(activeValues), activeValues, movements);
    }

    private static Map<DistinctValue, List<UsageEvent>> operationsByValue(List<UsageEvent> history) {
        Map<DistinctValue, List<UsageEvent>> byValue = new LinkedHashMap<>();
        history.stream()
                .filter(event -> event.operation().isPresent())
                .sorted(UsageEvent.IN_TIME_ORDER)
                .forEach(event -> byValue.computeIfAbsent(new DistinctValue(event.value()), _ -> new ArrayList<>())
                        .add(event));
        return byValue;
    }

    /** Rules (a) and (b): a remove undone on its own day never happened, and repeated operations say nothing new. */
    private static List<Stay> staysOf(List<UsageEvent> operations, UsagePeriod period) {
        List<Stay> stays = new ArrayList<>();
        Instant addedAt = null;
        for (int at = 0; at < operations.size(); at++) {
            UsageEvent event = operations.get(at);
            if (isAdd(event)) {
                addedAt = addedAt == null ? event.timestamp() : addedAt;
            } else if (addedAt != null && !isAddedAgainThatDay(operations, at, period)) {
                stays.add(new Stay(addedAt, event.timestamp()));
                addedAt = null;
            }
        }
        if (addedAt != null) {
            stays.add(new Stay(addedAt, null));
        }
        return stays;
    }

    private static boolean isAddedAgainThatDay(List<UsageEvent> operations, int removal, UsagePeriod period) {
        LocalDate day = period.dayOf(operations.get(removal).timestamp());
        return operations.subList(removal + 1, operations.size()).stream()
                .takeWhile(later -> period.dayOf(later.timestamp()).equals(day))
                .anyMatch(ProratedUniqueCount::isAdd);
    }

    /** Rule (c): days from the add, or from the start of the period, through the remove, or through the end of the period. */
    private static long daysInPeriod(Stay stay, UsagePeriod period) {
        if (isOverBefore(stay, period)) {
            return 0;
        }
        LocalDate addDay = period.dayOf(stay.addedAt());
        LocalDate first = addDay.isBefore(period.firstDay()) ? period.firstDay() : addDay;
        LocalDate end = period.lastDay();
        LocalDate removeDay = stay.removedAt() == null ? end : period.dayOf(stay.removedAt());
        return UsagePeriod.daysThrough(first, removeDay.isAfter(end) ? end : removeDay);
    }

    /** A stay that was over before the period takes no place in its tiers, neither its add nor its remove. */
    private static void addSteps(List<Step> steps, DistinctValue value, Stay stay, long days, UsagePeriod period) {
        if (isOverBefore(stay, period)) {
            return;
        }
        steps.add(new Step(stay.addedAt(), value, new Movement(BigDecimal.ONE, share(days, period))));
        if (stay.removedAt() != null) {
            Movement removal = new Movement(BigDecimal.ONE.negate(), BigDecimal.ZERO);
            steps.add(new Step(stay.removedAt(), value, removal));
        }
    }

    private static boolean isOverBefore(Stay stay, UsagePeriod period) {
        return stay.removedAt() != null && stay.removedAt().isBefore(period.from());
    }

    private static BigDecimal share(long days, UsagePeriod period) {
        return BigDecimal.valueOf(days)
                .divide(BigDecimal.valueOf(period.fullPeriodDays()), RESULT_DECIMALS, RoundingMode.CEILING);
    }

    private static boolean isAdd(UsageEvent event) {
        return event.operation().orElseThrow() == Operation.ADD;
    }
}
