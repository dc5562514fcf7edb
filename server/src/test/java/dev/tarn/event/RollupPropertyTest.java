package dev.tarn.event;

import static dev.tarn.schema.Tables.BILLABLE_METRIC;
import static dev.tarn.schema.Tables.BILLABLE_METRIC_FILTER;
import static dev.tarn.schema.Tables.ROLLUP_DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.event.RollupDefinitionStore.Metered;
import dev.tarn.testing.Json;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Usage from rollups = usage from raw events = a plain computation, at every moment, whatever goes on meanwhile. */
class RollupPropertyTest {
    private static final int SEEDS = 200;
    private static final int OTHER_NODES = 1;

    private final long firstSeed = Long.getLong("seed", new Random().nextLong());
    private final EventDatabase database = TarnServer.bean(EventDatabase.class);
    private final EventStore store = TarnServer.bean(EventStore.class);
    private final UsageReader reader = TarnServer.bean(UsageReader.class);
    private final Sandbox sandbox = Sandbox.at("2024-03-15");
    private final UUID organization = UUID.fromString(sandbox.organizationId());
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger told = new AtomicInteger();
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

    private record Asked(String seed, UsageRequest request, Map<String, String> answer) {}

    @Test
    void usage_from_rollups_is_usage_from_events_while_events_arrive_are_rolled_up_and_definitions_change()
            throws Exception {
        System.out.println("seed " + firstSeed + " (repeat with -Dseed=" + firstSeed + ")");
        RandomUsage.types().forEach(this::metric);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var background = new ArrayList<Callable<Void>>();
            for (int node = 0; node < OTHER_NODES; node++) {
                background.add(anotherNode());
            }
            background.add(this::changeDefinitions);
            var running = background.stream().map(threads::submit).toList();
            try {
                var next = new AtomicInteger();
                var seeds = new ArrayList<Callable<Void>>();
                for (int i = 0; i < 4; i++) {
                    seeds.add(() -> {
                        for (int seed = next.getAndIncrement(); seed < SEEDS; seed = next.getAndIncrement()) {
                            live(seed);
                        }
                        return null;
                    });
                }
                for (var finished : threads.invokeAll(seeds)) {
                    finished.get();
                }
            } finally {
                done.set(true);
            }
            for (var thread : running) {
                thread.get();
            }
        }
        assertThat(told).as("requests that rollups answered on the way").hasPositiveValue();
        everything_is_told_by_rollups_once_all_is_rolled_up();
    }

    private void metric(AggregationType type) {
        ObjectNode more = Json.object("filters", List.of(Map.of("key", "region", "values", List.of("eu"))));
        String field = RandomUsage.field(type);
        if (field != null) {
            more.put("field_name", field);
        }
        if (type == AggregationType.WEIGHTED_SUM) {
            more.put("weighted_interval", "seconds");
        }
        sandbox.metric(RandomUsage.code(type), AggregationSql.name(type) + "_agg", more);
    }

    /** Writes and asks in turn. Others write too, but nobody else for these subscriptions, so that the right answer is known. */
    private void live(int seed) {
        var random = new Random(firstSeed + seed);
        var usage = new RandomUsage(random, organization, "s" + seed);
        var events = new ArrayList<Event>();
        for (int round = 1 + random.nextInt(8); round > 0; round--) {
            Submission submission = usage.submission();
            assertThat(store.append(List.of(submission)).getFirst()).isEmpty();
            events.addAll(submission.events());
            if (random.nextInt(3) == 0) {
                ask("seed " + (firstSeed + seed), usage, events, 8);
            }
        }
        ask("seed " + (firstSeed + seed), usage, events, 40);
    }

    private void ask(String seed, RandomUsage usage, List<Event> events, int count) {
        var requests = new ArrayList<UsageRequest>();
        for (int i = 0; i < count; i++) {
            requests.add(usage.request());
        }
        var answers = reader.read(organization, requests, List.of()).rollups();
        var raw = reader.readRaw(organization, requests, List.of()).rollups();
        for (int i = 0; i < count; i++) {
            UsageRequest request = requests.get(i);
            Map<String, String> expected = PlainUsage.answer(request, events);
            assertThat(PlainUsage.told(raw.get(i)))
                    .as("%s, events, %s", seed, request)
                    .isEqualTo(expected);
            assertThat(PlainUsage.told(answers.get(i)))
                    .as("%s, rollups, %s", seed, request)
                    .isEqualTo(expected);
            if (count > 8) {
                asked.add(new Asked(seed, request, expected));
            }
        }
    }

    /** Rolls up, too, with knowledge of its own. */
    private Callable<Void> anotherNode() {
        var writer = new RollupWriter(database, new MeteredCodes(new RollupSignal()));
        return () -> {
            while (!done.get()) {
                boolean worked = writer.rollNext() | writer.buildNext();
                if (!worked && !writer.sweepNext()) {
                    Thread.sleep(20);
                }
            }
            return null;
        };
    }

    private Void changeDefinitions() throws InterruptedException {
        var random = new Random(firstSeed);
        var writer = TarnServer.bean(RollupWriter.class);
        var partitions = TarnServer.bean(EventPartitions.class);
        for (int change = 0; !done.get(); change++) {
            AggregationType type =
                    RandomUsage.types().get(random.nextInt(RandomUsage.types().size()));
            change(type, random);
            var metered = java.util.Set.of(new Metered(organization, RandomUsage.code(type)));
            writer.define(metered, random.nextInt(3) == 0);
            if (change % 50 == 25) {
                partitions.roll(database.write(EventPartitions::newest));
            }
            Thread.sleep(random.nextInt(200));
            told.addAndGet(built());
        }
        return null;
    }

    /** What an edit of a metric or charge does to the need. */
    private void change(AggregationType type, Random random) {
        database.write(transaction -> {
            var metric = transaction
                    .select(BILLABLE_METRIC.ID)
                    .from(BILLABLE_METRIC)
                    .where(BILLABLE_METRIC.ORGANIZATION_ID.eq(organization))
                    .and(BILLABLE_METRIC.CODE.eq(RandomUsage.code(type)));
            switch (random.nextInt(4)) {
                case 0 ->
                    transaction
                            .insertInto(BILLABLE_METRIC_FILTER)
                            .values(metric.fetchSingle().value1(), organization, "size", new String[] {"ann"})
                            .onConflictDoNothing()
                            .execute();
                case 1 ->
                    transaction
                            .deleteFrom(BILLABLE_METRIC_FILTER)
                            .where(BILLABLE_METRIC_FILTER.BILLABLE_METRIC_ID.eq(metric))
                            .and(BILLABLE_METRIC_FILTER.KEY.eq("size"))
                            .execute();
                default -> field(transaction, type, random.nextInt(3) > 0);
            }
            return metric;
        });
    }

    private void field(DSLContext transaction, AggregationType type, boolean asAsked) {
        transaction
                .update(BILLABLE_METRIC)
                .set(BILLABLE_METRIC.FIELD_NAME, asAsked ? RandomUsage.field(type) : "region")
                .where(BILLABLE_METRIC.ORGANIZATION_ID.eq(organization))
                .and(BILLABLE_METRIC.CODE.eq(RandomUsage.code(type)))
                .execute();
    }

    private int built() {
        return database.context()
                .fetchCount(
                        ROLLUP_DEFINITION,
                        ROLLUP_DEFINITION.ORGANIZATION_ID.eq(organization).and(ROLLUP_DEFINITION.BUILT));
    }

    private void everything_is_told_by_rollups_once_all_is_rolled_up() {
        var codes = new HashSet<Metered>();
        for (AggregationType type : RandomUsage.types()) {
            database.write(transaction -> {
                field(transaction, type, true);
                return type;
            });
            codes.add(new Metered(organization, RandomUsage.code(type)));
        }
        var writer = TarnServer.bean(RollupWriter.class);
        writer.define(codes, false);
        while (writer.rollNext() | writer.buildNext()) {
            // until all is done
        }
        assertThat(built()).isEqualTo(RandomUsage.types().size());
        var all = List.copyOf(asked);
        var answers = reader.read(organization, all.stream().map(Asked::request).toList(), List.of())
                .rollups();
        for (int i = 0; i < all.size(); i++) {
            assertThat(PlainUsage.told(answers.get(i)))
                    .as("%s, all rolled up, %s", all.get(i).seed(), all.get(i).request())
                    .isEqualTo(all.get(i).answer());
        }
    }
}
