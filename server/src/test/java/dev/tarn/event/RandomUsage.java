package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.platform.Ids;
import dev.tarn.testing.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Events and questions about them, drawn so that what is hard comes often: edges, equal instants, values that do not count. */
final class RandomUsage {
    /** Instants around which events and bounds gather: ends of hours, days, days in zones that are off by half hours, and of time. */
    private static final List<Instant> CENTERS = List.of(
            Instant.parse("2024-02-29T23:59:59.999999Z"),
            Instant.parse("2024-03-01T00:00:00Z"),
            Instant.parse("2024-03-01T01:00:00Z"),
            Instant.parse("2024-03-01T01:30:00Z"),
            Instant.parse("2024-03-01T18:15:00Z"),
            Instant.parse("2024-03-01T18:30:00Z"),
            Instant.parse("2024-03-02T00:00:00Z"),
            Instant.parse("2024-03-31T22:00:00Z"),
            Instant.parse("1970-01-01T00:00:01Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));

    private static final @Nullable Object[] NUMBERS = {
        1,
        "2",
        -3.25,
        "0.1",
        "-0.000000000000001",
        "12345678901234567890.123456789",
        new BigDecimal("1E+5"),
        0,
        "007",
        null,
        "1e3",
        ".5",
        "5.",
        "+4",
        " 4",
        "",
        "4\n",
        true,
        "1".repeat(26),
        "NaN",
        "٣"
    };
    private static final @Nullable Object[] TEXTS = {
        "ann", "bob", "cleo", "ANN", "", 2, "2", null, "x".repeat(300), "x".repeat(301), "-", "NULL", "=ann"
    };
    private static final @Nullable Object[] REGIONS = {"eu", "us", "", null, 2, "2", "NULL", "a,b", "{a}", "\"q\"", true
    };
    private static final @Nullable Object[] OPERATIONS = {"add", "remove", "remove", "other", null};

    private final RandomGenerator random;
    private final UUID organizationId;
    private final List<String> subscriptions;
    /** Few of each, so that events meet in buckets and bounds fall between them. */
    private final List<Instant> centers;

    private final List<AggregationType> types;
    private int sent;

    RandomUsage(RandomGenerator random, UUID organizationId, String name) {
        this.random = random;
        this.organizationId = organizationId;
        this.subscriptions = List.of(name + "-a", name + "-b");
        this.centers = some(CENTERS, 3);
        this.types = some(types(), 2);
    }

    private <T> List<T> some(List<T> all, int count) {
        return random.ints(count, 0, all.size()).mapToObj(all::get).toList();
    }

    /** Code and aggregated property of the metrics that the questions are about. */
    static String code(AggregationType type) {
        return "m_" + type.name();
    }

    static @Nullable String field(AggregationType type) {
        return switch (type) {
            case COUNT -> null;
            case UNIQUE_COUNT -> "user";
            default -> "value";
        };
    }

    static List<AggregationType> types() {
        return List.of(
                AggregationType.COUNT,
                AggregationType.SUM,
                AggregationType.MAX,
                AggregationType.LATEST,
                AggregationType.UNIQUE_COUNT,
                AggregationType.WEIGHTED_SUM);
    }

    Submission submission() {
        var events = new ArrayList<Event>();
        for (int i = 1 + random.nextInt(25); i > 0; i--) {
            events.add(event());
        }
        return new Submission(events);
    }

    private Event event() {
        return new Event(
                Ids.next(),
                organizationId,
                random.nextInt(40) == 0 ? null : subscriptions.get(random.nextInt(2)),
                "t" + sent++,
                code(types.get(random.nextInt(types.size()))),
                moment(),
                random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(1_000_000), 3) : null,
                properties(),
                Instant.parse("2024-03-15T00:00:00Z"));
    }

    private ObjectNode properties() {
        ObjectNode properties = Json.object();
        maybe(properties, "value", NUMBERS);
        maybe(properties, "user", TEXTS);
        maybe(properties, "region", REGIONS);
        maybe(properties, "size", TEXTS);
        if (random.nextBoolean()) {
            maybe(properties, "operation_type", OPERATIONS);
        }
        return properties;
    }

    private void maybe(ObjectNode properties, String key, @Nullable Object[] values) {
        if (random.nextInt(8) > 0) {
            // the first ones more often, so that they meet
            int bound = 1 + random.nextInt(values.length);
            properties.setAll(Json.object(key, values[random.nextInt(bound)]));
        }
    }

    /** To the microsecond; often exactly the same, or its neighbour. */
    private Instant moment() {
        Instant center = centers.get(random.nextInt(centers.size()));
        Instant moment = switch (random.nextInt(5)) {
            case 0 -> center;
            case 1 -> center.plus(random.nextInt(-1, 2), ChronoUnit.MICROS);
            case 2 -> center.plusSeconds(random.nextInt(-7_200, 7_200));
            default -> center.plus(random.nextInt(-2_000_000, 2_000_000) * 43_201L, ChronoUnit.MICROS);
        };
        return moment.isBefore(Instant.EPOCH) || !moment.isBefore(Timestamps.END) ? center : moment;
    }

    UsageRequest request() {
        AggregationType type = types.get(random.nextInt(types.size()));
        Instant one = bound();
        Instant other = bound();
        boolean ordered = one.isBefore(other) || random.nextInt(20) == 0;
        return new UsageRequest(
                subscriptions.get(random.nextInt(2)),
                code(type),
                random.nextInt(5) == 0 ? null : ordered ? one : other,
                ordered ? other : one,
                type,
                field(type),
                keys());
    }

    /** Bounds may be finer than events and lie where no event can. */
    private Instant bound() {
        return switch (random.nextInt(12)) {
            case 0 -> moment().plusNanos(random.nextInt(1_000));
            case 1 -> moment().minusNanos(1);
            case 2 -> Instant.parse("+20000-01-01T00:00:00Z");
            case 3 -> Instant.parse("-6000-01-01T00:00:00Z");
            default -> moment();
        };
    }

    private List<String> keys() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> List.of();
            case 2 -> List.of("size", "region");
            case 3 -> List.of("size");
            default -> List.of("region");
        };
    }
}
