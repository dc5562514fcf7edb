package dev.tarn.event;

import static dev.tarn.schema.Tables.EVENT;
import static dev.tarn.schema.Tables.EVENT_IN_ADVANCE;

import dev.tarn.event.WriteGroup.Row;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Events whose code some plan bills in advance, waiting to be priced in order of arrival (BIL-115). They are put here in the transaction that
 * stores them and taken out in the one that makes their fees: whatever fails in between, each is priced once.
 */
@Component
public class InAdvanceQueue {
    /** Kind and rank of the due work that takes them out; after starts and ends of subscriptions, before periods are billed. */
    public static final String KIND = "price_event";

    public static final int RANK = 25;

    private static final String NEEDED = """
            SELECT n.organization_id, n.code
              FROM unnest(?::uuid[], ?::text[]) AS k(organization_id, code)
              JOIN in_advance_need n ON n.organization_id = k.organization_id AND n.code = k.code
            """;

    /** Of a customer's events none overtakes another, nor what else is due. Events of nobody's subscription cost nothing (MTR-040). */
    private static final String ENQUEUE = """
            WITH arrived AS (
                SELECT e.id, e.organization, e.sequence, e.created::timestamptz AS created_at, o.sandbox,
                       (SELECT s.customer_id FROM subscription s
                         WHERE s.organization_id = e.organization AND s.external_id = e.subscription
                         ORDER BY s.created_at DESC, s.id DESC LIMIT 1) AS customer_id
                  FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::text[])
                       AS e(id, organization, subscription, sequence, created)
                  JOIN organization o ON o.id = e.organization),
            queued AS (
                INSERT INTO event_in_advance (event_id, organization_id, partition_no, sequence)
                SELECT id, organization, ?, sequence FROM arrived WHERE customer_id IS NOT NULL)
            INSERT INTO due_work (id, organization_id, kind, subject_id, group_id, due_at, rank, live, created_at)
            SELECT id, organization, ?, id, customer_id, created_at, ?, NOT sandbox, created_at FROM arrived WHERE customer_id IS NOT NULL
            """;

    private final DSLContext database;
    private final DueWork dueWork;
    private final dev.tarn.platform.Json json;

    InAdvanceQueue(DSLContext database, DueWork dueWork, dev.tarn.platform.Json json) {
        this.database = database;
        this.dueWork = dueWork;
        this.json = json;
    }

    private record Code(UUID organizationId, String code) {}

    /** Puts in what was just written of these rows and has to be priced; whether there was any. */
    boolean add(DSLContext transaction, EventPartitions.Layout layout, List<Row> rows, boolean[] inserted) {
        var codes = new HashSet<Code>();
        for (Row row : rows) {
            codes.add(new Code(row.event().organizationId(), row.event().code()));
        }
        Set<Code> needed = needed(transaction, codes);
        var places = new ArrayList<Integer>();
        for (int i = 0; i < rows.size() && !needed.isEmpty(); i++) {
            Event event = rows.get(i).event();
            if (inserted[i] && needed.contains(new Code(event.organizationId(), event.code()))) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return false;
        }
        var events = places.stream().map(place -> rows.get(place).event()).toList();
        return transaction.execute(
                        ENQUEUE,
                        events.stream().map(Event::id).toArray(UUID[]::new),
                        events.stream().map(Event::organizationId).toArray(UUID[]::new),
                        events.stream().map(Event::externalSubscriptionId).toArray(String[]::new),
                        places.stream()
                                .map(place -> layout.firstSequence() + place)
                                .toArray(Long[]::new),
                        events.stream()
                                .map(event -> event.createdAt().toString())
                                .toArray(String[]::new),
                        layout.newest(),
                        KIND,
                        RANK)
                > 0;
    }

    private static Set<Code> needed(DSLContext transaction, Collection<Code> codes) {
        return new HashSet<>(transaction
                .resultQuery(
                        NEEDED,
                        codes.stream().map(Code::organizationId).toArray(UUID[]::new),
                        codes.stream().map(Code::code).toArray(String[]::new))
                .fetch(row -> new Code(row.get(0, UUID.class), row.get(1, String.class))));
    }

    /** To be called once what was added is committed. */
    void wake() {
        dueWork.wake();
    }

    /** Takes events out, in order of arrival, in the caller's transaction. */
    public List<ArrivedEvent> take(Tenant tenant, Collection<UUID> eventIds) {
        var places = database.deleteFrom(EVENT_IN_ADVANCE)
                .where(EVENT_IN_ADVANCE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(EVENT_IN_ADVANCE.EVENT_ID.in(eventIds))
                .returningResult(EVENT_IN_ADVANCE.PARTITION_NO, EVENT_IN_ADVANCE.SEQUENCE)
                .fetch();
        if (places.isEmpty()) {
            return List.of();
        }
        var rows = places.stream()
                .map(place -> DSL.row(place.value1(), place.value2()))
                .toList();
        return database
                .select(PostgresEventStore.COLUMNS)
                .select(EVENT.SEQUENCE)
                .from(EVENT)
                .where(EVENT.PARTITION_NO.in(
                        places.stream().map(place -> place.value1()).distinct().toList()))
                .and(DSL.row(EVENT.PARTITION_NO, EVENT.SEQUENCE).in(rows))
                .fetch(row -> new ArrivedEvent(PostgresEventStore.event(json, row), row.get(EVENT.SEQUENCE)))
                .stream()
                .sorted(Comparator.comparingLong(ArrivedEvent::sequence))
                .toList();
    }
}
