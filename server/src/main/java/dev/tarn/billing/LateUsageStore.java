package dev.tarn.billing;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.RATED_WINDOW;

import dev.tarn.event.UsageMark;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.Invoice;
import dev.tarn.schema.tables.RatedWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which events invoices have counted, and whether there are others by now. */
@Component
class LateUsageStore {
    private static final RatedWindow W = RATED_WINDOW;
    private static final Invoice MADE_ANEW = INVOICE.as("made_anew");

    /** Later events are in the partition that took inserts at the mark, or in one after it: the others are not looked at. */
    private static final String LATE = """
            SELECT w.no
              FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[])
                   AS w(no, subscription, code, from_at, to_at, events_before, partition_no)
             WHERE EXISTS (SELECT FROM event e
                            WHERE e.organization_id = ? AND e.external_subscription_id = w.subscription AND e.code = w.code
                              AND e."timestamp" >= w.from_at::timestamptz AND e."timestamp" <= w.to_at::timestamptz
                              AND e.partition_no >= w.partition_no AND e.sequence >= w.events_before)
            """;

    private final DSLContext database;

    LateUsageStore(DSLContext database) {
        this.database = database;
    }

    /**
     * A window that an invoice billed, as seen from an invoice that may correct it.
     *
     * @param own which events its own invoice counted
     * @param corrected by charge which events the invoices between the two counted
     * @param before by charge which events this invoice counted when it was computed before
     * @param later charges that invoices after this one have corrected, too
     */
    record Billed(
            UUID subscriptionId,
            Instant fromAt,
            Instant toAt,
            int durationDays,
            ZoneId zone,
            Instant ratedAt,
            UsageMark own,
            Map<UUID, UsageMark> corrected,
            Map<UUID, UsageMark> before,
            Set<UUID> later) {

        UsageMark from(UUID chargeId) {
            return corrected.getOrDefault(chargeId, own);
        }

        /** Up to where it is to be corrected: where a later invoice goes on, a draft keeps to where it ended; null: nowhere. */
        @Nullable
        UsageMark to(UUID chargeId, UsageMark now) {
            return later.contains(chargeId) ? before.get(chargeId) : now;
        }
    }

    /**
     * A question whether events of a code came later.
     *
     * @param fromAt null: from the beginning of time
     */
    record Span(
            String externalSubscriptionId,
            String code,
            @Nullable Instant fromAt,
            Instant toAt,
            UsageMark mark) {}

    boolean areCorrected(Tenant tenant) {
        return database.fetchExists(
                ORGANIZATION, ORGANIZATION.ID.eq(tenant.organizationId()).and(ORGANIZATION.LATE_EVENTS.eq("correct")));
    }

    private record Key(UUID subscriptionId, Instant fromAt, Instant toAt) {}

    /** Marks of a window that are gathered row by row, in the order of events. */
    private static final class Marks {
        private final Map<UUID, UsageMark> corrected = new HashMap<>();
        private final Map<UUID, UsageMark> before = new HashMap<>();
        private final Set<UUID> later = new HashSet<>();
    }

    /**
     * The latest windows of each subscription that were billed for good before an instant, latest first.
     *
     * @param except the invoices that are being computed again
     */
    List<Billed> windows(
            Tenant tenant, Collection<UUID> subscriptionIds, Instant billedAt, Collection<UUID> except, int each) {
        var marks = new HashMap<Key, Marks>();
        var windows = new LinkedHashMap<Key, Billed>();
        for (Record row : rows(tenant, subscriptionIds, billedAt)) {
            var key = new Key(row.get(W.SUBSCRIPTION_ID), row.get(W.FROM_AT), row.get(W.TO_AT));
            var ofWindow = marks.computeIfAbsent(key, none -> new Marks());
            boolean own = row.get(W.CHARGE_ID) == null;
            boolean again = except.contains(row.get(W.INVOICE_ID));
            if (!own) {
                add(ofWindow, row, again, billedAt);
            } else if (!again && !row.get(INVOICE.STATUS).equals("draft")) {
                windows.put(key, billed(key, row, ofWindow));
            }
        }
        var counts = new HashMap<UUID, Integer>();
        return windows.values().stream()
                .filter(window -> counts.merge(window.subscriptionId(), 1, Integer::sum) <= each)
                .toList();
    }

    private Result<Record> rows(Tenant tenant, Collection<UUID> subscriptionIds, Instant billedAt) {
        return database.select(W.fields())
                .select(INVOICE.STATUS)
                .from(W)
                .join(INVOICE)
                .on(INVOICE.ID.eq(W.INVOICE_ID))
                .where(W.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(W.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(W.TO_AT.lt(billedAt))
                // one that was made anew after it was voided bills what the voided one counted
                .and(INVOICE.STATUS
                        .notIn("voided", "deleted")
                        .or(INVOICE.ID.in(DSL.select(MADE_ANEW.VOIDED_INVOICE_ID)
                                .from(MADE_ANEW)
                                .where(MADE_ANEW.VOIDED_INVOICE_ID.eq(INVOICE.ID)))))
                .orderBy(W.SUBSCRIPTION_ID, W.TO_AT.desc(), W.EVENTS_BEFORE)
                .fetch();
    }

    private static void add(Marks marks, Record row, boolean again, Instant billedAt) {
        UUID chargeId = row.get(W.CHARGE_ID);
        if (again) {
            marks.before.put(chargeId, mark(row));
        } else if (row.get(W.RATED_AT).isAfter(billedAt)) {
            marks.later.add(chargeId);
        } else {
            marks.corrected.put(chargeId, mark(row));
        }
    }

    private static Billed billed(Key key, Record row, Marks marks) {
        return new Billed(
                key.subscriptionId(),
                key.fromAt(),
                key.toAt(),
                row.get(W.DURATION_DAYS),
                ZoneId.of(row.get(W.TIMEZONE)),
                row.get(W.RATED_AT),
                mark(row),
                marks.corrected,
                marks.before,
                marks.later);
    }

    private static UsageMark mark(Record row) {
        return new UsageMark(row.get(W.EVENTS_BEFORE), row.get(W.PARTITION_NO));
    }

    /** The places of those that events came later for. One query, however many are asked. */
    Set<Integer> withLaterEvents(Tenant tenant, List<Span> spans) {
        if (spans.isEmpty()) {
            return Set.of();
        }
        Integer[] places = new Integer[spans.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return new HashSet<>(database.resultQuery(
                        LATE,
                        places,
                        spans.stream().map(Span::externalSubscriptionId).toArray(String[]::new),
                        spans.stream().map(Span::code).toArray(String[]::new),
                        spans.stream().map(LateUsageStore::from).toArray(String[]::new),
                        spans.stream().map(span -> span.toAt().toString()).toArray(String[]::new),
                        spans.stream().map(span -> span.mark().eventsBefore()).toArray(Long[]::new),
                        spans.stream().map(span -> span.mark().partition()).toArray(Integer[]::new),
                        tenant.organizationId())
                .fetch(row -> row.get(0, Integer.class)));
    }

    private static String from(Span span) {
        Instant from = span.fromAt();
        return from == null ? "-infinity" : from.toString();
    }
}
