package dev.tarn.engine.time;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Where a property test's random cases come from; named in each failure, and repeated with {@code -Dtarn.seed=...}. */
public record Seed(long value) {

    public static Seed next() {
        return new Seed(Long.getLong("tarn.seed", System.nanoTime()));
    }

    public RandomGenerator random() {
        return new Random(value);
    }

    @Override
    public String toString() {
        return "repeat with -Dtarn.seed=" + value;
    }
}
