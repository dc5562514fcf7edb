package dev.tarn.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** What a seed decides. */
final class Chance {
    private final RandomGenerator random;

    Chance(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From 0 to less than this. */
    int below(int end) {
        return random.nextInt(end);
    }

    int between(int from, int end) {
        return random.nextInt(from, end);
    }

    <T> T pick(List<T> any) {
        return any.get(random.nextInt(any.size()));
    }

    Instant moment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_399));
    }
}
