package dev.tarn.engine.charge;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.UsageEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What each event weighs when a price is formed event by event (PRC-069). */
public final class EventValues {

    private EventValues() {}

    /**
     * The values of a metric's qualifying events, in time order.
     *
     * <p>Counts and unique counts weigh 1 per unit; of a maximum only the first event that holds it weighs anything.
     *
     * @param eventsCount events that took part; only counts and unique counts look at it
     * @param events the events of the period, in any order; counts and unique counts need none
     */
    public static List<BigDecimal> of(AggregationType type, long eventsCount, List<UsageEvent> events) {
        return switch (type) {
            case COUNT, UNIQUE_COUNT -> Collections.nCopies(Math.toIntExact(eventsCount), BigDecimal.ONE);
            case SUM, WEIGHTED_SUM, LATEST -> numbersInTimeOrder(events);
            case MAX -> onlyFirstMaximum(numbersInTimeOrder(events));
            case CUSTOM -> throw new IllegalArgumentException("a custom aggregation has no event values");
        };
    }

    static List<BigDecimal> numbersInTimeOrder(List<UsageEvent> events) {
        return events.stream()
                .sorted(UsageEvent.IN_TIME_ORDER)
                .map(UsageEvent::number)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<BigDecimal> onlyFirstMaximum(List<BigDecimal> values) {
        if (values.isEmpty()) {
            return values;
        }
        BigDecimal max = Collections.max(values);
        List<BigDecimal> weights = new ArrayList<>(Collections.nCopies(values.size(), BigDecimal.ZERO));
        weights.set(values.indexOf(max), max);
        return weights;
    }
}
