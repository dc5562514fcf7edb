package dev.tarn.billing;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.FIXED_CHARGE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;

import dev.tarn.billing.History.Added;
import dev.tarn.billing.History.InAdvance;
import dev.tarn.billing.History.Last;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.invoice.FeeType;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.Fee;
import dev.tarn.schema.tables.Invoice;
import dev.tarn.schema.tables.InvoiceSubscription;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what invoices have billed of many subscriptions: four queries, however many there are. Voided invoices do not count. */
@Component
class HistoryReader {
    private static final Invoice I = INVOICE;
    private static final InvoiceSubscription L = INVOICE_SUBSCRIPTION;
    private static final Fee F = FEE;
    /** No two zones are further apart than this, so what is of the same local day is within it. */
    private static final Duration NEAR = Duration.ofDays(2);

    /** The reason of an invoice at the start that holds what is fixed in advance is the same, but it leaves usage out (BIL-181). */
    private static final Set<String> NO_RUNS =
            Set.of("in_advance_charge", "in_advance_charge_periodic", "progressive_billing");

    private final DSLContext database;

    HistoryReader(DSLContext database) {
        this.database = database;
    }

    /** First instant, and those near the instant in question. */
    private record Instants(@Nullable Instant first, List<Instant> near) {
        static final Instants NONE = new Instants(null, List.of());

        static Instants of(@Nullable Instant first, Instant @Nullable [] near) {
            return new Instants(first, near == null ? List.of() : Arrays.asList(near));
        }
    }

    /** Which rows are asked for. {@code except}: invoices that do not count, drafts that are being computed again. */
    private record Scope(Tenant tenant, Collection<UUID> subscriptionIds, Instant billedAt, Collection<UUID> except) {
        Condition counting(Field<UUID> subscriptionId) {
            return I.ORGANIZATION_ID
                    .eq(tenant.organizationId())
                    .and(subscriptionId.in(subscriptionIds))
                    .and(I.STATUS.notIn("voided", "deleted"))
                    .and(except.isEmpty() ? DSL.noCondition() : I.ID.notIn(except));
        }

        Condition isNear(Field<Instant> instant) {
            return instant.between(billedAt.minus(NEAR), billedAt.plus(NEAR));
        }
    }

    Map<UUID, History> read(
            Tenant tenant, Collection<UUID> subscriptionIds, Instant billedAt, Collection<UUID> except) {
        if (subscriptionIds.isEmpty()) {
            return Map.of();
        }
        var scope = new Scope(tenant, subscriptionIds, billedAt, except);
        Map<UUID, Instants> runs = runs(scope);
        Map<UUID, Instants> fees = fees(scope);
        Map<UUID, Last> last = last(scope);
        Map<UUID, PaidAhead> inAdvance = inAdvance(scope);
        var histories = new HashMap<UUID, History>();
        for (UUID id : subscriptionIds) {
            Instants billed = runs.getOrDefault(id, Instants.NONE);
            Instants fee = fees.getOrDefault(id, Instants.NONE);
            PaidAhead paid = inAdvance.getOrDefault(id, PaidAhead.NOTHING);
            histories.put(
                    id,
                    new History(
                            billed.first(),
                            fee.first(),
                            fee.near(),
                            billed.near(),
                            last.get(id),
                            paid.inAdvance(),
                            paid.addedLater()));
        }
        return histories;
    }

    private Map<UUID, Instants> runs(Scope scope) {
        var first = DSL.min(L.BILLED_AT);
        var near =
                DSL.arrayAgg(L.BILLED_AT).filterWhere(scope.isNear(L.BILLED_AT).and(L.RECURRING));
        return database.select(L.SUBSCRIPTION_ID, first, near)
                .from(L)
                .join(I)
                .on(I.ID.eq(L.INVOICE_ID))
                .where(scope.counting(L.SUBSCRIPTION_ID))
                // an invoice of one event is no run, nor is one that usage makes
                .and(L.INVOICING_REASON.notIn(NO_RUNS).or(I.SKIP_CHARGES))
                .groupBy(L.SUBSCRIPTION_ID)
                .fetchMap(L.SUBSCRIPTION_ID, row -> Instants.of(row.value2(), row.value3()));
    }

    private Map<UUID, Instants> fees(Scope scope) {
        var first = DSL.min(I.BILLED_AT);
        var near = DSL.arrayAgg(I.BILLED_AT).filterWhere(scope.isNear(I.BILLED_AT));
        return database.select(F.SUBSCRIPTION_ID, first, near)
                .from(F)
                .join(I)
                .on(I.ID.eq(F.INVOICE_ID))
                .where(scope.counting(F.SUBSCRIPTION_ID))
                .and(F.FEE_TYPE.eq(FeeType.SUBSCRIPTION.code()))
                .groupBy(F.SUBSCRIPTION_ID)
                .fetchMap(F.SUBSCRIPTION_ID, row -> Instants.of(row.value2(), row.value3()));
    }

    private Map<UUID, Last> last(Scope scope) {
        return database.select(L.SUBSCRIPTION_ID, L.TIMEZONE, L.CHARGES_TO_AT, L.FIXED_CHARGES_TO_AT)
                .distinctOn(L.SUBSCRIPTION_ID)
                .from(L)
                .join(I)
                .on(I.ID.eq(L.INVOICE_ID))
                .where(scope.counting(L.SUBSCRIPTION_ID))
                .and(L.RECURRING)
                .and(L.BILLED_AT.lt(scope.billedAt()))
                .orderBy(L.SUBSCRIPTION_ID, L.TO_AT.desc(), L.BILLED_AT.desc())
                .fetchMap(L.SUBSCRIPTION_ID, row -> new Last(ZoneId.of(row.value2()), row.value3(), row.value4()));
    }

    /** The local day of the last regular run, as it was then. */
    Map<UUID, LocalDate> lastRunOn(Tenant tenant, Collection<UUID> subscriptionIds) {
        return database.select(L.SUBSCRIPTION_ID, L.BILLED_AT, L.TIMEZONE)
                .distinctOn(L.SUBSCRIPTION_ID)
                .from(L)
                .where(L.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(L.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(L.RECURRING)
                .orderBy(L.SUBSCRIPTION_ID, L.BILLED_AT.desc())
                .fetchMap(L.SUBSCRIPTION_ID, row -> LocalDays.dateOf(row.value2(), ZoneId.of(row.value3())));
    }

    /** The subscription fee of each that reaches furthest; that of a voided invoice as well (BIL-120). */
    Map<UUID, LastFee> lastFees(Tenant tenant, Collection<UUID> subscriptionIds) {
        Field<Long> planAmountCents = DSL.jsonbGetAttributeAsText(F.AMOUNT_DETAILS, "plan_amount_cents")
                .cast(Long.class);
        return database.select(
                        F.SUBSCRIPTION_ID,
                        F.ID,
                        F.INVOICE_ID,
                        planAmountCents,
                        F.FROM_AT,
                        F.TO_AT,
                        L.PERIOD_DAYS,
                        L.TIMEZONE)
                .distinctOn(F.SUBSCRIPTION_ID)
                .from(F)
                .join(I)
                .on(I.ID.eq(F.INVOICE_ID))
                .join(L)
                .on(L.INVOICE_ID.eq(F.INVOICE_ID).and(L.SUBSCRIPTION_ID.eq(F.SUBSCRIPTION_ID)))
                .where(I.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(F.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(F.FEE_TYPE.eq(FeeType.SUBSCRIPTION.code()))
                .and(I.STATUS.notIn("closed", "deleted"))
                .orderBy(F.SUBSCRIPTION_ID, F.TO_AT.desc(), F.ID.desc())
                .fetchMap(
                        F.SUBSCRIPTION_ID,
                        row -> new LastFee(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                ZoneId.of(row.value8())));
    }

    private Map<UUID, PaidAhead> inAdvance(Scope scope) {
        var isSomething = DSL.field(F.UNITS.ne(BigDecimal.ZERO).or(F.AMOUNT_CENTS.ne(0L)));
        var paid = new HashMap<UUID, PaidAhead>();
        database.selectDistinct(
                        F.SUBSCRIPTION_ID, F.FIXED_CHARGE_ID, F.FROM_AT, I.BILLED_AT, F.PAY_IN_ADVANCE, isSomething)
                .from(F)
                .join(I)
                .on(I.ID.eq(F.INVOICE_ID))
                .join(FIXED_CHARGE)
                .on(FIXED_CHARGE.ID.eq(F.FIXED_CHARGE_ID))
                .where(scope.counting(F.SUBSCRIPTION_ID))
                .and(FIXED_CHARGE.PAY_IN_ADVANCE)
                .and(F.TO_AT.ge(scope.billedAt()))
                .forEach(row -> {
                    var known =
                            paid.computeIfAbsent(row.value1(), id -> new PaidAhead(new HashSet<>(), new HashSet<>()));
                    Instant billedAt = row.value4();
                    if (row.value5() && !billedAt.isBefore(scope.billedAt())) {
                        known.addedLater().add(new Added(row.value2(), billedAt));
                    } else if (row.value6() && !billedAt.isAfter(scope.billedAt())) {
                        known.inAdvance().add(new InAdvance(row.value2(), row.value3()));
                    }
                });
        return paid;
    }

    /** What is paid in advance, and what was billed on top of it since. */
    private record PaidAhead(Set<InAdvance> inAdvance, Set<Added> addedLater) {
        static final PaidAhead NOTHING = new PaidAhead(Set.of(), Set.of());
    }
}
