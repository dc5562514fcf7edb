package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Distinct values and what was last done to each (MTR-094). Repeated adds and repeated removes count nothing, so a value's
 * steps sum to 1 exactly when its last operation is an add (MTR-100); the last operation is all that has to be kept.
 */
public record UniqueRollup(Map<DistinctValue, LastOperation> lastOperations) implements Rollup {

    /** The text of the property; null stands for all events that lack it, which are one value together (MTR-102). */
    public record DistinctValue(@Nullable String text) {}

    /** The latest add or remove of a value; of equal timestamps the last to arrive is the later. */
    public record LastOperation(Instant timestamp, long sequence, Operation operation) {

        // The operation comes last only to keep the order total, so that merging never depends on sides.
        private static final Comparator<LastOperation> IN_TIME_ORDER = Comparator.comparing(LastOperation::timestamp)
                .thenComparingLong(LastOperation::sequence)
                .thenComparing(LastOperation::operation);

        static LastOperation later(LastOperation one, LastOperation other) {
            return IN_TIME_ORDER.compare(one, other) >= 0 ? one : other;
        }
    }

    static final UniqueRollup EMPTY = new UniqueRollup(Map.of());

    public UniqueRollup {
        lastOperations = Collections.unmodifiableMap(new HashMap<>(lastOperations));
    }

    static UniqueRollup of(UsageEvent event) {
        return event.operation()
                .map(operation -> new LastOperation(event.timestamp(), event.sequence(), operation))
                .map(last -> new UniqueRollup(Map.of(new DistinctValue(event.value()), last)))
                .orElse(EMPTY);
    }

    /** All in one pass: merging them one after the other would copy the map for each. */
    static UniqueRollup merged(Collection<? extends Rollup> rollups) {
        if (rollups.size() == 1) {
            return SameAggregation.require(
                    UniqueRollup.class, rollups.iterator().next());
        }
        Map<DistinctValue, LastOperation> whole = new HashMap<>();
        for (Rollup rollup : rollups) {
            SameAggregation.require(UniqueRollup.class, rollup)
                    .lastOperations
                    .forEach((value, last) -> whole.merge(value, last, LastOperation::later));
        }
        return new UniqueRollup(whole);
    }

    @Override
    public UniqueRollup merge(Rollup other) {
        return merged(List.of(this, other));
    }

    @Override
    public Aggregated result(UsagePeriod period, BigDecimal carriedUnits) {
        return result();
    }

    /** Whether the last operation on a value added it. */
    public boolean isActive(@Nullable String text) {
        LastOperation last = lastOperations.get(new DistinctValue(text));
        return last != null && last.operation() == Operation.ADD;
    }

    /** The usage, which no period bears on: the active values, which are its events count too. */
    public Aggregated result() {
        long active = lastOperations.values().stream()
                .filter(last -> last.operation() == Operation.ADD)
                .count();
        return Aggregated.of(BigDecimal.valueOf(active), active);
    }
}
