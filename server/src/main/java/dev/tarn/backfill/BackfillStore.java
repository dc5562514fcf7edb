package dev.tarn.backfill;

import static dev.tarn.schema.Tables.BACKFILL;
import static dev.tarn.schema.Tables.BACKFILL_EVENT;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.backfill.Backfill.State;
import dev.tarn.event.Event;
import dev.tarn.event.WholeWrites.Write;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.BackfillEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Backfills, and their events as long as they are nothing else. */
@Repository
class BackfillStore {
    private static final dev.tarn.schema.tables.Backfill B = BACKFILL;
    private static final BackfillEvent E = BACKFILL_EVENT;

    private static final String INSERT = """
            INSERT INTO backfill_event (id, backfill_id, organization_id, place, "timestamp", external_subscription_id, transaction_id, code,
                                        precise_total_amount_cents, properties)
            SELECT e.id, ?, ?, e.place, e.at::timestamptz, e.subscription, e.transaction_id, e.code, e.amount, e.properties::jsonb
              FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[])
                   AS e(id, place, at, subscription, transaction_id, code, amount, properties)
            ON CONFLICT (backfill_id, transaction_id, external_subscription_id) DO NOTHING
            RETURNING place
            """;

    private final DSLContext database;
    private final Json json;

    BackfillStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    private static Condition of(Tenant tenant, UUID id) {
        return B.ORGANIZATION_ID.eq(tenant.organizationId()).and(B.ID.eq(id));
    }

    private static Condition eventsOf(Tenant tenant, UUID id) {
        return E.ORGANIZATION_ID.eq(tenant.organizationId()).and(E.BACKFILL_ID.eq(id));
    }

    void insert(Tenant tenant, UUID id, Instant now) {
        database.insertInto(B)
                .set(B.ID, id)
                .set(B.ORGANIZATION_ID, tenant.organizationId())
                .set(B.STATE, State.UPLOADING.code())
                .set(B.EVENTS_COUNT, 0)
                .set(B.DUPLICATES_COUNT, 0)
                .set(B.REFUSED_COUNT, 0)
                .set(B.CREATED_AT, now)
                .execute();
    }

    /** With its events, however many: only what has not been applied is deleted. */
    void delete(Tenant tenant, UUID id) {
        database.deleteFrom(B)
                .where(of(tenant, id))
                .and(B.STATE.eq(State.UPLOADING.code()))
                .execute();
    }

    /** Adds events at places from the given one on, unless they came before; the places that were filled. */
    Set<Long> add(Tenant tenant, UUID id, long firstPlace, List<Event> events) {
        var places = new Long[events.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = firstPlace + i;
        }
        return new HashSet<>(database.resultQuery(
                        INSERT,
                        id,
                        tenant.organizationId(),
                        column(events, UUID[]::new, Event::id),
                        places,
                        column(events, String[]::new, event -> event.timestamp().toString()),
                        column(events, String[]::new, Event::externalSubscriptionId),
                        column(events, String[]::new, Event::transactionId),
                        column(events, String[]::new, Event::code),
                        column(events, java.math.BigDecimal[]::new, Event::preciseTotalAmountCents),
                        column(
                                events,
                                String[]::new,
                                event -> event.properties().toString()))
                .fetch(row -> row.get(0, Long.class)));
    }

    private static <T> T[] column(
            List<Event> events, java.util.function.IntFunction<T[]> array, Function<Event, @Nullable T> value) {
        return events.stream().map(value).toArray(array);
    }

    void uploaded(Tenant tenant, UUID id, long duplicates, long refused) {
        var found = database.select(DSL.count(), DSL.min(E.TIMESTAMP), DSL.max(E.TIMESTAMP))
                .from(E)
                .where(eventsOf(tenant, id))
                .fetchSingle();
        database.update(B)
                .set(B.EVENTS_COUNT, found.value1())
                .set(B.FIRST_EVENT_AT, found.value2())
                .set(B.LAST_EVENT_AT, found.value3())
                .set(B.STATE, State.UPLOADED.code())
                .set(B.DUPLICATES_COUNT, Math.toIntExact(duplicates))
                .set(B.REFUSED_COUNT, Math.toIntExact(refused))
                .where(of(tenant, id))
                .execute();
    }

    Optional<Backfill> find(Tenant tenant, UUID id) {
        return database.selectFrom(B).where(of(tenant, id)).fetchOptional(BackfillStore::backfill);
    }

    /** Whoever else wants to change it waits until the end of the transaction. */
    Optional<Backfill> lock(Tenant tenant, UUID id) {
        return database.selectFrom(B).where(of(tenant, id)).forUpdate().fetchOptional(BackfillStore::backfill);
    }

    Paged<Backfill> page(Tenant tenant, Page page) {
        return page.fetch(
                database,
                List.of(B.asterisk()),
                B,
                B.ORGANIZATION_ID.eq(tenant.organizationId()),
                List.of(B.CREATED_AT.desc(), B.ID.desc()),
                BackfillStore::backfill);
    }

    /** Whose subscriptions its events name, ended ones included. */
    Set<UUID> customerIds(Tenant tenant, UUID id) {
        return database.selectDistinct(SUBSCRIPTION.CUSTOMER_ID)
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SUBSCRIPTION.EXTERNAL_ID.in(
                        DSL.select(E.EXTERNAL_SUBSCRIPTION_ID).from(E).where(eventsOf(tenant, id))))
                .fetchSet(SUBSCRIPTION.CUSTOMER_ID);
    }

    /** In the order they were sent, as received at the given time. */
    List<Event> events(Tenant tenant, UUID id, Instant receivedAt) {
        return database.selectFrom(E)
                .where(eventsOf(tenant, id))
                .orderBy(E.PLACE)
                .fetch(row -> new Event(
                        row.getId(),
                        row.getOrganizationId(),
                        row.getExternalSubscriptionId(),
                        row.getTransactionId(),
                        row.getCode(),
                        row.getTimestamp(),
                        row.getPreciseTotalAmountCents(),
                        json.object(row.getProperties()),
                        receivedAt));
    }

    /** Takes out what came otherwise in the meantime. */
    void remove(Tenant tenant, UUID id, List<UUID> eventIds) {
        if (!eventIds.isEmpty()) {
            database.deleteFrom(E)
                    .where(eventsOf(tenant, id))
                    .and(E.ID.eq(DSL.any(eventIds.toArray(UUID[]::new))))
                    .execute();
        }
    }

    void applied(Tenant tenant, UUID id, Write write, int stored, int duplicates, Instant now) {
        database.update(B)
                .set(B.STATE, State.APPLIED.code())
                .set(B.WRITE_ID, write.id())
                .set(B.PARTITION_NO, write.partition())
                .set(B.EVENTS_COUNT, stored)
                .set(B.DUPLICATES_COUNT, B.DUPLICATES_COUNT.plus(duplicates))
                .set(B.APPLIED_AT, now)
                .where(of(tenant, id))
                .execute();
    }

    void undone(Tenant tenant, UUID id, Instant now) {
        database.update(B)
                .set(B.STATE, State.UNDONE.code())
                .set(B.UNDONE_AT, now)
                .where(of(tenant, id))
                .execute();
    }

    private static Backfill backfill(Record row) {
        Long writeId = row.get(B.WRITE_ID);
        return new Backfill(
                row.get(B.ID),
                State.of(row.get(B.STATE)),
                row.get(B.EVENTS_COUNT),
                row.get(B.DUPLICATES_COUNT),
                row.get(B.REFUSED_COUNT),
                row.get(B.FIRST_EVENT_AT),
                row.get(B.LAST_EVENT_AT),
                writeId == null ? null : new Write(writeId, row.get(B.PARTITION_NO)),
                row.get(B.CREATED_AT),
                row.get(B.APPLIED_AT),
                row.get(B.UNDONE_AT));
    }
}
