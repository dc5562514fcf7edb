package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.CountRollup;
import dev.tarn.engine.usage.LatestRollup;
import dev.tarn.engine.usage.MaxRollup;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.SumRollup;
import dev.tarn.engine.usage.WeightedSumRollup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What SQL adds up, as the engine knows it. */
final class RollupRows {
    private RollupRows() {}

    /** Events count, units, area, precise amount and latest reading, from the given column on. */
    static Rollup sums(AggregationType type, Record row, int column) {
        long eventsCount = row.get(column, Long.class);
        return switch (type) {
            case COUNT -> new CountRollup(eventsCount);
            case SUM -> new SumRollup(decimal(row, column + 1), eventsCount, decimal(row, column + 3));
            case MAX -> new MaxRollup(row.get(column + 1, BigDecimal.class), eventsCount);
            case LATEST -> new LatestRollup(reading(row.get(column + 4, BigDecimal[].class)), eventsCount);
            case WEIGHTED_SUM -> new WeightedSumRollup(decimal(row, column + 1), decimal(row, column + 2), eventsCount);
            case UNIQUE_COUNT, CUSTOM -> throw new IllegalArgumentException("no sums are kept of this aggregation");
        };
    }

    private static BigDecimal decimal(Record row, int column) {
        return Objects.requireNonNullElse(row.get(column, BigDecimal.class), BigDecimal.ZERO);
    }

    private static LatestRollup.@Nullable Reading reading(BigDecimal @Nullable [] latest) {
        return latest == null
                ? null
                : new LatestRollup.Reading(instant(latest[0]), latest[1].longValueExact(), latest[2]);
    }

    /** Seconds since the epoch, exactly. */
    static Instant instant(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        // apart: nanoseconds since the epoch leave the range of a long in 2262
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValueExact());
    }
}
