package dev.tarn.invoice;

import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.PROGRESSIVE_CREDIT;

import dev.tarn.engine.invoice.ProgressiveCredit;
import dev.tarn.engine.invoice.ProgressiveCredit.Key;
import dev.tarn.engine.invoice.ProgressiveCredit.UsageFee;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The progressive invoices of open periods, and what is left of them to be taken off later ones. A voided one bills nothing. */
@Component
public class ProgressiveInvoices {
    static final String TYPE = "progressive_billing";

    private static final dev.tarn.schema.tables.InvoiceSubscription L = INVOICE_SUBSCRIPTION;
    private static final List<String> BILLING = List.of("finalized", "failed", "pending");
    private static final List<String> NOT_DRAWING = List.of("voided", "closed", "deleted");

    private final DSLContext database;
    private final Json json;

    ProgressiveInvoices(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The latest of a period: it holds all usage so far (INV-087).
     *
     * @param openCents what is left of it: fees less coupons, credits drawn and credit notes (INV-084)
     */
    record Latest(UUID invoiceId, String number, long feesAmountCents, long openCents) {}

    /** What it bills and when. */
    private record Row(
            UUID subscriptionId,
            UUID invoiceId,
            String number,
            long feesAmountCents,
            long couponsAmountCents,
            Instant fromAt,
            Instant toAt) {
        boolean covers(Instant at) {
            return !fromAt.isAfter(at) && !toAt.isBefore(at);
        }
    }

    /**
     * What has been billed progressively of periods, by subscription; absent: nothing (BIL-171).
     *
     * @param startOf where the period of each subscription begins
     */
    public Map<UUID, Long> billedCents(Tenant tenant, Map<UUID, Instant> startOf) {
        var billed = new HashMap<UUID, Long>();
        latestRows(tenant, startOf).forEach((id, row) -> billed.put(id, row.feesAmountCents()));
        return billed;
    }

    /** @param except invoices whose credits are not drawn yet: drafts that are being computed again */
    Map<UUID, Latest> latest(Tenant tenant, Map<UUID, Instant> startOf, Collection<UUID> except) {
        Map<UUID, Row> rows = latestRows(tenant, startOf);
        if (rows.isEmpty()) {
            return Map.of();
        }
        var ids = rows.values().stream().map(Row::invoiceId).toList();
        Map<UUID, Long> drawn = drawn(tenant, ids, except);
        Map<UUID, Long> credited = credited(tenant, ids);
        var latest = new HashMap<UUID, Latest>();
        rows.forEach((id, row) -> latest.put(
                id,
                new Latest(
                        row.invoiceId(),
                        row.number(),
                        row.feesAmountCents(),
                        Math.max(
                                0,
                                row.feesAmountCents()
                                        - row.couponsAmountCents()
                                        - drawn.getOrDefault(row.invoiceId(), 0L)
                                        - credited.getOrDefault(row.invoiceId(), 0L)))));
        return latest;
    }

    private Map<UUID, Row> latestRows(Tenant tenant, Map<UUID, Instant> startOf) {
        if (startOf.isEmpty()) {
            return Map.of();
        }
        Instant earliest = startOf.values().stream().min(Instant::compareTo).orElseThrow();
        var latest = new HashMap<UUID, Row>();
        database
                .select(
                        L.SUBSCRIPTION_ID,
                        INVOICE.ID,
                        INVOICE.NUMBER,
                        INVOICE.FEES_AMOUNT_CENTS,
                        INVOICE.COUPONS_AMOUNT_CENTS,
                        L.CHARGES_FROM_AT,
                        L.CHARGES_TO_AT)
                .from(L)
                .join(INVOICE)
                .on(INVOICE.ID.eq(L.INVOICE_ID))
                .where(L.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(L.SUBSCRIPTION_ID.in(startOf.keySet()))
                .and(L.INVOICING_REASON.eq(DSL.inline(TYPE)))
                .and(L.CHARGES_TO_AT.ge(earliest))
                .and(INVOICE.STATUS.in(BILLING))
                .orderBy(INVOICE.ISSUING_ON.desc(), INVOICE.CREATED_AT.desc(), INVOICE.ID.desc())
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()))
                .stream()
                .filter(row -> row.covers(startOf.getOrDefault(row.subscriptionId(), Instant.MAX)))
                .forEach(row -> latest.putIfAbsent(row.subscriptionId(), row));
        return latest;
    }

    private Map<UUID, Long> drawn(Tenant tenant, Collection<UUID> progressiveIds, Collection<UUID> except) {
        var sum = DSL.sum(PROGRESSIVE_CREDIT.AMOUNT_CENTS);
        return database.select(PROGRESSIVE_CREDIT.PROGRESSIVE_INVOICE_ID, sum)
                .from(PROGRESSIVE_CREDIT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(PROGRESSIVE_CREDIT.INVOICE_ID))
                .where(PROGRESSIVE_CREDIT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PROGRESSIVE_CREDIT.PROGRESSIVE_INVOICE_ID.in(progressiveIds))
                .and(INVOICE.STATUS.notIn(NOT_DRAWING))
                .and(except.isEmpty() ? DSL.noCondition() : PROGRESSIVE_CREDIT.INVOICE_ID.notIn(except))
                .groupBy(PROGRESSIVE_CREDIT.PROGRESSIVE_INVOICE_ID)
                .fetchMap(
                        PROGRESSIVE_CREDIT.PROGRESSIVE_INVOICE_ID,
                        row -> row.value2().longValueExact());
    }

    /** What credit notes give back of them, unless that was given up. */
    private Map<UUID, Long> credited(Tenant tenant, Collection<UUID> progressiveIds) {
        var sum = DSL.sum(CREDIT_NOTE.CREDIT_AMOUNT_CENTS);
        return database.select(CREDIT_NOTE.INVOICE_ID, sum)
                .from(CREDIT_NOTE)
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CREDIT_NOTE.INVOICE_ID.in(progressiveIds))
                .and(CREDIT_NOTE.STATUS.eq("finalized"))
                .and(CREDIT_NOTE.CREDIT_STATUS.in("available", "consumed"))
                .groupBy(CREDIT_NOTE.INVOICE_ID)
                .fetchMap(CREDIT_NOTE.INVOICE_ID, row -> row.value2().longValueExact());
    }

    /** The usage fees of these invoices. */
    Map<UUID, List<UsageFee>> fees(Tenant tenant, Collection<UUID> invoiceIds) {
        return database.select(FEE.INVOICE_ID, FEE.CHARGE_ID, FEE.CHARGE_FILTER_ID, FEE.GROUPED_BY, FEE.AMOUNT_CENTS)
                .from(FEE)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.in(invoiceIds))
                .and(FEE.CHARGE_ID.isNotNull())
                .orderBy(FEE.ID)
                .fetchGroups(
                        FEE.INVOICE_ID,
                        row -> new UsageFee(key(row.value2(), row.value3(), group(row.value4())), row.value5()));
    }

    static Key key(UUID chargeId, @Nullable UUID filterId, Map<String, @Nullable String> groupedBy) {
        return new Key(chargeId.toString(), filterId == null ? null : filterId.toString(), groupedBy);
    }

    private Map<String, @Nullable String> group(JSONB column) {
        return json.mapper().readValue(column.data(), new TypeReference<LinkedHashMap<String, @Nullable String>>() {});
    }

    /** What was billed progressively of each of these invoices, in their order. */
    List<BilledProgressively> credited(Tenant tenant, List<NewInvoice> invoices, Collection<UUID> except) {
        var startOf = new HashMap<UUID, Instant>();
        invoices.forEach(invoice -> startOf.putAll(periods(invoice)));
        Map<UUID, Latest> latest = latest(tenant, startOf, except);
        if (latest.isEmpty()) {
            return invoices.stream().map(BilledProgressively::nothing).toList();
        }
        Map<UUID, List<UsageFee>> billed =
                fees(tenant, latest.values().stream().map(Latest::invoiceId).toList());
        return invoices.stream()
                .map(invoice -> credited(invoice, latest, billed))
                .toList();
    }

    /** Where the periods whose usage it bills begin. Invoices of events and those that leave usage out draw nothing (INV-082). */
    private static Map<UUID, Instant> periods(NewInvoice invoice) {
        var startOf = new HashMap<UUID, Instant>();
        if (invoice.skipCharges()) {
            return startOf;
        }
        for (NewInvoiceSubscription line : invoice.subscriptions()) {
            var charges = line.boundaries().charges();
            if (charges != null && DRAWING.contains(line.reason())) {
                startOf.put(line.subscriptionId(), charges.fromAt());
            }
        }
        return startOf;
    }

    private static final List<String> DRAWING = List.of("subscription_periodic", "subscription_terminating", TYPE);

    private static BilledProgressively credited(
            NewInvoice invoice, Map<UUID, Latest> latest, Map<UUID, List<UsageFee>> billed) {
        var shares = new ArrayList<BigDecimal>();
        invoice.fees().forEach(fee -> shares.add(BigDecimal.ZERO));
        var credits = new ArrayList<BilledProgressively.Credit>();
        for (UUID subscriptionId : periods(invoice).keySet()) {
            Latest source = latest.get(subscriptionId);
            if (source == null) {
                continue;
            }
            var places = places(invoice, subscriptionId);
            var credit = ProgressiveCredit.of(
                    billed.getOrDefault(source.invoiceId(), List.of()),
                    source.openCents(),
                    places.stream()
                            .map(place -> usageFee(invoice.fees().get(place)))
                            .toList());
            for (int i = 0; i < places.size(); i++) {
                shares.set(places.get(i), credit.feeShares().get(i));
            }
            credits.add(new BilledProgressively.Credit(
                    source.invoiceId(), source.number(), subscriptionId, credit.amountCents(), credit.excessCents()));
        }
        return new BilledProgressively(shares, credits);
    }

    private static List<Integer> places(NewInvoice invoice, UUID subscriptionId) {
        return IntStream.range(0, invoice.fees().size())
                .filter(place -> subscriptionId.equals(invoice.fees().get(place).subscriptionId()))
                .filter(place -> invoice.fees().get(place).chargeId() != null)
                .boxed()
                .toList();
    }

    private static UsageFee usageFee(NewFee fee) {
        UUID chargeId = Objects.requireNonNull(fee.chargeId());
        return new UsageFee(
                key(chargeId, fee.chargeFilterId(), fee.groupedBy()),
                fee.amount().amountCents());
    }
}
