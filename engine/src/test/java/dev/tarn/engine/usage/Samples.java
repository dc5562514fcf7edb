package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Events and periods for tests. */
final class Samples {

    private Samples() {}

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static UsageEvent event(String at, String value) {
        return UsageEvent.of(instant(at), 0, value);
    }

    static UsageEvent add(String at, String value) {
        return new UsageEvent(instant(at), 0, value, "add", null);
    }

    static UsageEvent remove(String at, String value) {
        return new UsageEvent(instant(at), 1, value, "remove", null);
    }

    static Instant instant(String at) {
        return at.length() == 10
                ? LocalDate.parse(at).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(at);
    }

    /** Whole days in UTC, from the start of the first to the last microsecond of the last. */
    static UsagePeriod period(String firstDay, String lastDay, int fullPeriodDays) {
        return period(firstDay, lastDay, fullPeriodDays, ZoneOffset.UTC);
    }

    static UsagePeriod period(String firstDay, String lastDay, int fullPeriodDays, ZoneId zone) {
        Instant from = LocalDate.parse(firstDay).atStartOfDay(zone).toInstant();
        Instant end = LocalDate.parse(lastDay).plusDays(1).atStartOfDay(zone).toInstant();
        return UsagePeriod.of(from, end.minusNanos(1000), zone, fullPeriodDays);
    }

    /** Events of October 2023 with all that may happen to them: few values, equal instants, bad numbers, odd operations. */
    static List<UsageEvent> randomEvents(RandomGenerator random, int atMost) {
        String[] operations = {"add", "add", "remove", "remove", "toggle"};
        List<UsageEvent> events = new ArrayList<>();
        int size = random.nextInt(atMost + 1);
        for (int sequence = 0; sequence < size; sequence++) {
            Instant at = instant("2023-10-01")
                    .plusSeconds(random.nextLong(31L * 24) * 3600)
                    .plusNanos(random.nextInt(3) * 1000L);
            String value = BigDecimal.valueOf(random.nextInt(-50, 100), random.nextInt(3))
                    .toPlainString();
            boolean bad = random.nextInt(10) == 0;
            String operation = random.nextBoolean() ? null : operations[random.nextInt(operations.length)];
            BigDecimal cents = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(1000), 1);
            String text = bad ? (random.nextBoolean() ? null : "1e3") : value;
            events.add(new UsageEvent(at, sequence, text, operation, cents));
        }
        return events;
    }

    static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, Random.from(random));
        return copy;
    }
}
