package dev.tarn.engine.usage;

import static dev.tarn.engine.usage.Samples.period;
import static dev.tarn.engine.usage.Samples.randomEvents;
import static dev.tarn.engine.usage.Samples.shuffled;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Aggregating events equals merging the rollups of any partition of them, in any order. */
class RollupLawTest {

    private static final long SEED = Long.getLong("tarn.seed", 20_260_731L);
    private static final int ROUNDS = 300;
    private static final UsagePeriod OCTOBER = period("2023-10-01", "2023-10-31", 31);
    private static final BigDecimal CARRIED = BigDecimal.valueOf(7);

    @ParameterizedTest
    @EnumSource(value = AggregationType.class, mode = EnumSource.Mode.EXCLUDE, names = "CUSTOM")
    void merging_any_partition_equals_aggregating_the_whole(AggregationType type) {
        RandomGenerator random = generator();
        for (int round = 0; round < ROUNDS; round++) {
            var events = randomEvents(random, 40);
            Aggregated expected = normal(naive(type, events));
            var parts = shuffled(partition(events, random), random).stream()
                    .map(part -> Rollup.of(type, part))
                    .toList();
            Rollup pairwise = Rollup.empty(type);
            for (Rollup part : parts) {
                pairwise = random.nextBoolean() ? pairwise.merge(part) : part.merge(pairwise);
            }

            assertThat(normal(pairwise.result(OCTOBER, CARRIED)))
                    .as(repeat(round))
                    .isEqualTo(expected);
            assertThat(normal(Rollup.merged(type, parts).result(OCTOBER, CARRIED)))
                    .as(repeat(round))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(value = AggregationType.class, mode = EnumSource.Mode.EXCLUDE, names = "CUSTOM")
    void the_order_of_events_changes_nothing(AggregationType type) {
        RandomGenerator random = generator();
        for (int round = 0; round < ROUNDS; round++) {
            var events = randomEvents(random, 40);

            assertThat(normal(Rollup.of(type, shuffled(events, random)).result(OCTOBER, CARRIED)))
                    .as(repeat(round))
                    .isEqualTo(normal(Rollup.of(type, events).result(OCTOBER, CARRIED)));
        }
    }

    /** The rules of section 3.2 as a plain loop over the events in time order. */
    private static Aggregated naive(AggregationType type, List<UsageEvent> unordered) {
        var events = unordered.stream().sorted(UsageEvent.IN_TIME_ORDER).toList();
        var numeric =
                events.stream().filter(event -> event.number().isPresent()).toList();
        var values = numeric.stream().map(event -> event.number().orElseThrow()).toList();
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (type) {
            case COUNT -> Aggregated.of(BigDecimal.valueOf(events.size()), events.size());
            case SUM -> new Aggregated(sum, sum, values.size(), centsOf(numeric));
            case MAX ->
                Aggregated.of(values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO), values.size());
            case LATEST ->
                Aggregated.of(
                        values.isEmpty() ? BigDecimal.ZERO : values.getLast().max(BigDecimal.ZERO), values.size());
            case UNIQUE_COUNT -> naiveUniqueCount(events);
            case WEIGHTED_SUM ->
                new Aggregated(naiveWeighted(numeric), CARRIED.add(sum), values.size(), BigDecimal.ZERO);
            case CUSTOM -> throw new IllegalArgumentException("custom");
        };
    }

    private static Aggregated naiveUniqueCount(List<UsageEvent> events) {
        Map<String, Boolean> active = new HashMap<>();
        long count = 0;
        for (UsageEvent event : events) {
            boolean known =
                    event.operationType() == null || event.operationType().matches("add|remove");
            boolean adds = !"remove".equals(event.operationType());
            if (known && adds != active.getOrDefault(event.value(), false)) {
                active.put(event.value(), adds);
                count += adds ? 1 : -1;
            }
        }
        return Aggregated.of(BigDecimal.valueOf(count), count);
    }

    private static BigDecimal naiveWeighted(List<UsageEvent> events) {
        BigDecimal area = BigDecimal.ZERO;
        BigDecimal value = CARRIED;
        BigDecimal since = seconds(OCTOBER.from());
        for (UsageEvent event : events) {
            area = area.add(value.multiply(seconds(event.timestamp()).subtract(since)));
            value = value.add(event.number().orElseThrow());
            since = seconds(event.timestamp());
        }
        BigDecimal end = seconds(OCTOBER.to()).setScale(0, RoundingMode.CEILING);
        area = area.add(value.multiply(end.subtract(since)));
        return area.divide(BigDecimal.valueOf(31L * 86_400), 20, RoundingMode.CEILING);
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9));
    }

    private static BigDecimal centsOf(List<UsageEvent> events) {
        return events.stream().map(UsageEvent::amountCentsOrZero).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<List<UsageEvent>> partition(List<UsageEvent> events, RandomGenerator random) {
        List<List<UsageEvent>> parts = new ArrayList<>();
        for (int part = 0; part <= random.nextInt(1, 8); part++) {
            parts.add(new ArrayList<>());
        }
        events.forEach(event -> parts.get(random.nextInt(parts.size())).add(event));
        return parts;
    }

    private static Aggregated normal(Aggregated result) {
        return new Aggregated(
                result.units().stripTrailingZeros(),
                result.totalAggregatedUnits().stripTrailingZeros(),
                result.eventsCount(),
                result.preciseTotalAmountCents().stripTrailingZeros());
    }

    private static RandomGenerator generator() {
        return new SplittableRandom(SEED);
    }

    private static String repeat(int round) {
        return "round %d, repeat with -Dtarn.seed=%d".formatted(round, SEED);
    }
}
