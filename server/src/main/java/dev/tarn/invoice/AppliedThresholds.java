package dev.tarn.invoice;

import static dev.tarn.schema.Tables.APPLIED_USAGE_THRESHOLD;
import static dev.tarn.schema.Tables.USAGE_THRESHOLD;

import dev.tarn.plan.UsageThreshold;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.AppliedUsageThresholdRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which thresholds made which invoices. */
@Component
public class AppliedThresholds {
    private static final dev.tarn.schema.tables.AppliedUsageThreshold A = APPLIED_USAGE_THRESHOLD;

    private final DSLContext database;

    AppliedThresholds(DSLContext database) {
        this.database = database;
    }

    /** What a threshold is passed by, once. */
    public record Crossing(
            String externalSubscriptionId, long amountCents, boolean recurring, long billedAmountCents) {}

    /** A threshold of a lineage, however often it was passed. */
    public record Reached(String externalSubscriptionId, long amountCents, boolean recurring) {}

    static AppliedUsageThresholdRecord row(Tenant tenant, UUID invoiceId, AppliedThreshold applied) {
        var row = new AppliedUsageThresholdRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoiceId);
        row.setExternalSubscriptionId(applied.externalSubscriptionId());
        row.setUsageThresholdId(applied.threshold().id());
        row.setAmountCents(applied.threshold().amountCents());
        row.setRecurring(applied.threshold().recurring());
        row.setInvoicedAmountCents(applied.billedAmountCents());
        row.setLifetimeUsageAmountCents(applied.lifetimeAmountCents());
        row.setCreatedAt(applied.appliedAt());
        return row;
    }

    /** The crossings of these that have made an invoice already (INV-141). */
    public Set<Crossing> known(Tenant tenant, Collection<Crossing> crossings) {
        if (crossings.isEmpty()) {
            return Set.of();
        }
        var keys = crossings.stream()
                .map(one -> DSL.row(
                        one.externalSubscriptionId(), one.amountCents(), one.recurring(), one.billedAmountCents()))
                .toList();
        return new HashSet<>(
                database.select(A.EXTERNAL_SUBSCRIPTION_ID, A.AMOUNT_CENTS, A.RECURRING, A.INVOICED_AMOUNT_CENTS)
                        .from(A)
                        .where(A.ORGANIZATION_ID.eq(tenant.organizationId()))
                        .and(DSL.row(A.EXTERNAL_SUBSCRIPTION_ID, A.AMOUNT_CENTS, A.RECURRING, A.INVOICED_AMOUNT_CENTS)
                                .in(keys))
                        .fetch(row -> new Crossing(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    /** When each threshold of these lineages was reached first. */
    public Map<Reached, Instant> firstReached(Tenant tenant, Collection<String> externalSubscriptionIds) {
        var first = DSL.min(A.CREATED_AT);
        var reached = new HashMap<Reached, Instant>();
        database.select(A.EXTERNAL_SUBSCRIPTION_ID, A.AMOUNT_CENTS, A.RECURRING, first)
                .from(A)
                .where(A.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(A.EXTERNAL_SUBSCRIPTION_ID.in(externalSubscriptionIds))
                .groupBy(A.EXTERNAL_SUBSCRIPTION_ID, A.AMOUNT_CENTS, A.RECURRING)
                .forEach(row -> reached.put(new Reached(row.value1(), row.value2(), row.value3()), row.value4()));
        return reached;
    }

    /** By invoice, the lowest first. */
    Map<UUID, List<AppliedThreshold>> ofInvoices(Collection<UUID> invoiceIds) {
        return database.select(A.fields())
                .select(USAGE_THRESHOLD.DISPLAY_NAME, USAGE_THRESHOLD.CREATED_AT)
                .from(A)
                .join(USAGE_THRESHOLD)
                .on(USAGE_THRESHOLD.ID.eq(A.USAGE_THRESHOLD_ID))
                .where(A.INVOICE_ID.in(invoiceIds))
                .orderBy(A.RECURRING, A.AMOUNT_CENTS)
                .fetchGroups(A.INVOICE_ID, AppliedThresholds::applied);
    }

    private static AppliedThreshold applied(Record row) {
        return new AppliedThreshold(
                new UsageThreshold(
                        row.get(A.USAGE_THRESHOLD_ID),
                        row.get(A.AMOUNT_CENTS),
                        row.get(A.RECURRING),
                        row.get(USAGE_THRESHOLD.DISPLAY_NAME),
                        row.get(USAGE_THRESHOLD.CREATED_AT)),
                row.get(A.EXTERNAL_SUBSCRIPTION_ID),
                row.get(A.INVOICED_AMOUNT_CENTS),
                row.get(A.LIFETIME_USAGE_AMOUNT_CENTS),
                row.get(A.CREATED_AT));
    }
}
