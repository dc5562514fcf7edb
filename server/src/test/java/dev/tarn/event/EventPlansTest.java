package dev.tarn.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.platform.Ids;
import dev.tarn.testing.TarnServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which index the database takes: reading events must not grow with their history where that can be helped. */
class EventPlansTest {
    private static final int EVENTS = 40_000;
    private static final Instant FROM = Instant.parse("2024-01-02T00:00:00Z");
    private static final Instant TO = Instant.parse("2024-01-02T00:10:00Z");

    private final EventDatabase database = TarnServer.bean(EventDatabase.class);
    private final EventPartitions partitions = TarnServer.bean(EventPartitions.class);
    private final UUID organization = Ids.next();
    private int sealed;
    private int newest;

    @BeforeEach
    void two_partitions_full_of_events() {
        partitions.roll(database.write(EventPartitions::newest));
        sealed = fill();
        partitions.roll(sealed);
        newest = fill();
        partitions.indexSealed();
        for (int partition : List.of(sealed, newest)) {
            database.write(transaction -> transaction.execute("ANALYZE " + EventPartitions.table(partition)));
        }
    }

    /** One event a second, of forty subscriptions and two codes. */
    private int fill() {
        return database.write(transaction -> {
            EventPartitions.Layout layout = partitions.join(transaction);
            transaction.execute("""
                    INSERT INTO event (sequence, "timestamp", created_at, id, organization_id, partition_no, external_subscription_id,
                           transaction_id, code, properties)
                    SELECT ? + i, timestamptz '2024-01-01' + i * interval '1 second', now(), gen_random_uuid(), ?, ?, 's' || i % 40,
                           gen_random_uuid(), 'c' || i % 2, '{}'
                      FROM generate_series(0, ? - 1) AS i
                    """, layout.firstSequence(), organization, layout.newest(), EVENTS);
            return layout.newest();
        });
    }

    @Test
    void an_event_is_found_by_its_transaction_id_in_the_unique_index() {
        for (int partition : List.of(sealed, newest)) {
            assertThat(explained(context ->
                            PostgresEventStore.select(context, PostgresEventStore.withId(organization, "t"))))
                    .contains(EventPartitions.table(partition) + "_once")
                    .doesNotContain("Seq Scan on " + EventPartitions.table(partition));
        }
    }

    @Test
    void a_list_of_all_takes_from_a_sealed_partition_no_more_than_the_page() {
        assertThat(page(null, null, null, null)).contains(EventPartitions.table(sealed) + "_time");
    }

    @Test
    void a_list_of_a_code_follows_the_order_of_time() {
        assertThat(page("c1", null, null, null)).contains(EventPartitions.table(sealed) + "_time");
    }

    @Test
    void a_list_of_a_span_of_time_reads_that_span() {
        assertThat(page(null, null, FROM, TO)).contains(EventPartitions.table(sealed) + "_time");
    }

    @Test
    void a_list_of_a_subscription_and_code_reads_only_those_events() {
        for (int partition : List.of(sealed, newest)) {
            String[] indexes = {EventPartitions.table(partition) + "_usage", EventPartitions.table(partition) + "_time"
            };
            assertThat(page("c1", "s7", null, null)).containsAnyOf(indexes);
            assertThat(page("c1", "s7", FROM, TO)).containsAnyOf(indexes);
        }
    }

    @Test
    void a_list_of_a_subscription_reads_no_other_events() {
        for (int partition : List.of(sealed, newest)) {
            assertThat(page(null, "s7", null, null)).doesNotContain("Seq Scan on " + EventPartitions.table(partition));
        }
    }

    @Test
    void usage_is_read_from_the_usage_index_and_what_is_pending_by_order_of_arrival() {
        var request = new UsageRequest("s7", "c1", FROM, TO, AggregationType.COUNT, null, List.of());
        var definition = new RollupDefinition(
                1, organization, "c1", AggregationType.COUNT, null, List.of(), sequenceOf(newest), true);
        var raw = new Wanted(0, request, null);
        var rolledUp = new Wanted(0, request, definition);
        long write = (sequenceOf(newest) >> EventRows.SEQUENCE_BITS) + 1;
        var pending = new PendingWrites(new Long[] {write}, new Integer[] {newest});
        var plan = new ReadingPlan(organization, List.of(raw), pending, java.util.Map.of(), null);
        String query = "SELECT count(*) FROM s";

        String ofRange = explained(new EventSource(plan, Ranges.of(List.of(raw)), List.of()), query);
        assertThat(ofRange)
                .contains(EventPartitions.table(sealed) + "_usage", EventPartitions.table(newest) + "_usage")
                // partitions of other tests are small enough to be read whole
                .doesNotContain(
                        "Seq Scan on " + EventPartitions.table(sealed) + " ",
                        "Seq Scan on " + EventPartitions.table(newest) + " ");

        String ofPending = explained(new EventSource(plan, new Ranges(), List.of(rolledUp)), query);
        assertThat(ofPending)
                .containsAnyOf(EventPartitions.table(newest) + "_usage", EventPartitions.table(newest) + "_arrival")
                .doesNotContain(
                        "Seq Scan on " + EventPartitions.table(newest) + " ", EventPartitions.table(sealed) + "_");
    }

    @Test
    void writes_to_be_rolled_up_are_found_by_order_of_arrival() {
        long write = (sequenceOf(newest) >> EventRows.SEQUENCE_BITS) + 1;
        var pending = new PendingWrites(new Long[] {write}, new Integer[] {newest});
        String plan = database.write(transaction -> String.join(
                "\n",
                transaction
                        .resultQuery(
                                "EXPLAIN " + RollupSql.CODES,
                                pending.partitions(),
                                pending.first(),
                                pending.end(),
                                pending.ids())
                        .fetch(0, String.class)));
        assertThat(plan).contains(EventPartitions.table(newest) + "_arrival").doesNotContain("Seq Scan");
    }

    private long sequenceOf(int partition) {
        return database.context()
                .fetchSingle("SELECT min(sequence) FROM " + EventPartitions.table(partition))
                .get(0, Long.class);
    }

    private String page(
            @Nullable String code, @Nullable String subscription, @Nullable Instant fromAt, @Nullable Instant toAt) {
        Condition condition =
                PostgresEventStore.matching(organization, new EventFilter(code, subscription, fromAt, toAt));
        return explained(context -> PostgresEventStore.page(context, condition, 20));
    }

    private String explained(java.util.function.Function<DSLContext, org.jooq.Query> query) {
        return database.write(
                transaction -> transaction.explain(query.apply(transaction)).plan());
    }

    private String explained(EventSource source, String query) {
        return database.write(transaction ->
                String.join("\n", source.explain(transaction, query).getValues(0, String.class)));
    }
}
