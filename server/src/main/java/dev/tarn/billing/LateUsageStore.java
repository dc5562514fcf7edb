package dev.tarn.billing;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.LATE_CLAIM;
import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.RATED_WINDOW;

import dev.tarn.event.UsageMark;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.Invoice;
import dev.tarn.schema.tables.LateClaim;
import dev.tarn.schema.tables.RatedWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
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
    private static final LateClaim C = LATE_CLAIM;
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

    /** Events of a backfill, which are billed for in any case: from one place in the order of arrival to another. */
    record Claim(UsageMark from, UsageMark to) {}

    /** From where to where events are billed that came late. */
    record Step(UsageMark from, UsageMark to) {}

    /**
     * A window that an invoice billed, as seen from an invoice that may correct it.
     *
     * @param own which events its own invoice counted; null: it kept no record
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
            @Nullable UsageMark own,
            Map<UUID, UsageMark> corrected,
            Map<UUID, UsageMark> before,
            Set<UUID> later,
            List<Claim> claims) {

        /**
         * What is to be billed of a charge.
         *
         * @param now up to where all late events are; null: only those that are claimed
         */
        List<Step> steps(UUID chargeId, @Nullable UsageMark now) {
            if (own == null || now == null) {
                return openClaims(chargeId);
            }
            // where a later invoice goes on, a draft keeps to where it ended
            UsageMark to = later.contains(chargeId) ? before.get(chargeId) : now;
            return to == null ? List.of() : List.of(new Step(corrected.getOrDefault(chargeId, own), to));
        }

        private List<Step> openClaims(UUID chargeId) {
            UsageMark done = corrected.get(chargeId);
            UsageMark mine = before.get(chargeId);
            boolean goesOn = later.contains(chargeId);
            return claims.stream()
                    .filter(claim -> done == null || claim.to().eventsBefore() > done.eventsBefore())
                    .filter(claim -> !goesOn || (mine != null && claim.to().eventsBefore() <= mine.eventsBefore()))
                    .map(claim -> new Step(claim.from(), claim.to()))
                    .toList();
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

    /** What is gathered of a window row by row, in the order of events. */
    private static final class Marks {
        private final Map<UUID, UsageMark> corrected = new HashMap<>();
        private final Map<UUID, UsageMark> before = new HashMap<>();
        private final Set<UUID> later = new HashSet<>();
        private final List<Claim> claims = new ArrayList<>();
        private @Nullable Record own;
        private @Nullable Record claimed;

        void claimedBy(Record row) {
            claimed = row;
            claims.add(new Claim(
                    new UsageMark(row.get(C.EVENTS_FROM), row.get(C.PARTITION_NO)),
                    new UsageMark(row.get(C.EVENTS_BEFORE), row.get(C.PARTITION_NO))));
        }
    }

    /**
     * The windows of these subscriptions that were billed for good before an instant, and whose events are late since.
     *
     * @param windows oldest first
     * @param looked by subscription up to where its last invoice has looked for late events, in whatever window
     */
    record Past(List<Billed> windows, Map<UUID, UsageMark> looked) {}

    /**
     * Asked of subscriptions that are billed at an instant.
     *
     * @param all whether windows in which nothing is claimed are asked for, too
     * @param except the invoices that are being computed again
     */
    Past windows(
            Tenant tenant,
            Collection<UUID> subscriptionIds,
            Instant billedAt,
            boolean all,
            Collection<UUID> except) {
        Result<Record> claimed = claimed(tenant, subscriptionIds, billedAt);
        if (claimed.isEmpty() && !all) {
            return new Past(List.of(), Map.of());
        }
        var windows = new LinkedHashMap<Key, Marks>();
        var looked = new HashMap<UUID, UsageMark>();
        for (Record row : claimed) {
            var key = new Key(row.get(C.SUBSCRIPTION_ID), row.get(C.FROM_AT), row.get(C.TO_AT));
            windows.computeIfAbsent(key, none -> new Marks()).claimedBy(row);
        }
        for (Record row : rows(tenant, subscriptionIds, billedAt)) {
            var key = new Key(row.get(W.SUBSCRIPTION_ID), row.get(W.FROM_AT), row.get(W.TO_AT));
            var ofWindow = windows.computeIfAbsent(key, none -> new Marks());
            boolean again = except.contains(row.get(W.INVOICE_ID));
            if (row.get(W.CHARGE_ID) != null) {
                add(ofWindow, row, again, billedAt);
            } else if (!again) {
                looked.put(key.subscriptionId(), mark(row));
                ofWindow.own = row.get(INVOICE.STATUS).equals("draft") ? ofWindow.own : row;
            }
        }
        var billed = new ArrayList<Billed>();
        windows.forEach((key, marks) -> {
            if (marks.own != null || marks.claimed != null) {
                billed.add(billed(key, marks));
            }
        });
        return new Past(billed, looked);
    }

    /** Of a voided invoice nothing is left to be corrected, unless another bills what it did. */
    private static Condition counts() {
        return INVOICE.STATUS
                .notIn("voided", "deleted")
                .or(INVOICE.ID.in(DSL.select(MADE_ANEW.VOIDED_INVOICE_ID)
                        .from(MADE_ANEW)
                        .where(MADE_ANEW.VOIDED_INVOICE_ID.eq(INVOICE.ID))));
    }

    private Result<Record> claimed(Tenant tenant, Collection<UUID> subscriptionIds, Instant billedAt) {
        return database.select(C.fields())
                .from(C)
                .join(INVOICE)
                .on(INVOICE.ID.eq(C.INVOICE_ID))
                .where(C.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(C.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(C.TO_AT.le(billedAt))
                .and(counts())
                .orderBy(C.SUBSCRIPTION_ID, C.TO_AT, C.EVENTS_BEFORE)
                .fetch();
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
                // the period's last invoice counts all again
                .and(INVOICE.INVOICE_TYPE.ne("progressive_billing"))
                .and(counts())
                .orderBy(W.SUBSCRIPTION_ID, W.TO_AT, W.EVENTS_BEFORE)
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

    private static Billed billed(Key key, Marks marks) {
        Record own = marks.own;
        Record row = own == null ? Objects.requireNonNull(marks.claimed) : own;
        boolean recorded = own != null;
        return new Billed(
                key.subscriptionId(),
                key.fromAt(),
                key.toAt(),
                recorded ? row.get(W.DURATION_DAYS) : row.get(C.DURATION_DAYS),
                ZoneId.of(recorded ? row.get(W.TIMEZONE) : row.get(C.TIMEZONE)),
                recorded ? row.get(W.RATED_AT) : row.get(C.BILLED_AT),
                recorded ? mark(row) : null,
                marks.corrected,
                marks.before,
                marks.later,
                List.copyOf(marks.claims));
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
