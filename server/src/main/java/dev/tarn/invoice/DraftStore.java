package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.SUBSCRIPTION;
import static dev.tarn.schema.Tables.VAT_CHECK;

import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectSeekStep1;
import org.springframework.stereotype.Component;

/** Reads and locks drafts. */
@Component
class DraftStore {
    private final DSLContext database;
    private final AdjustedFeeStore adjustments;

    DraftStore(DSLContext database, AdjustedFeeStore adjustments) {
        this.database = database;
        this.adjustments = adjustments;
    }

    void requireVisible(Tenant tenant, UUID invoiceId) {
        visibleType(tenant, invoiceId);
    }

    /** Only what subscriptions cost is computed again (INV-073). */
    void requireRefreshable(Tenant tenant, UUID invoiceId) {
        if (!visibleType(tenant, invoiceId).equals("subscription")) {
            throw Refusal.forbidden("feature_unavailable");
        }
    }

    /** A draft that was computed without its taxes, and whose customer's are still not known. */
    void refuseWhileTaxesArePending(Tenant tenant, UUID invoiceId) {
        boolean pending = database.fetchExists(
                INVOICE.join(VAT_CHECK).on(VAT_CHECK.CUSTOMER_ID.eq(INVOICE.CUSTOMER_ID)),
                of(tenant, List.of(invoiceId))
                        .and(INVOICE.STATUS.eq(InvoiceStatus.DRAFT.code()))
                        .and(INVOICE.TAX_STATUS.eq(TaxStatus.code(TaxStatus.PENDING)))
                        .and(VAT_CHECK.STATE.eq("pending")));
        if (pending) {
            throw Refusal.forbidden("cannot_finalize_with_pending_taxes");
        }
    }

    private String visibleType(Tenant tenant, UUID invoiceId) {
        return database.select(INVOICE.INVOICE_TYPE)
                .from(INVOICE)
                .where(of(tenant, List.of(invoiceId)).and(INVOICE.STATUS.in(InvoiceStatus.visibleCodes())))
                .fetchOptional(INVOICE.INVOICE_TYPE)
                .orElseThrow(() -> Refusal.notFound("invoice"));
    }

    Set<UUID> billingEntityIds(Tenant tenant, Collection<UUID> invoiceIds) {
        return database.selectDistinct(INVOICE.BILLING_ENTITY_ID)
                .from(INVOICE)
                .where(of(tenant, invoiceIds))
                .fetchSet(INVOICE.BILLING_ENTITY_ID);
    }

    Set<UUID> customerIds(Tenant tenant, Collection<UUID> invoiceIds) {
        return database.selectDistinct(INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(of(tenant, invoiceIds))
                .fetchSet(INVOICE.CUSTOMER_ID);
    }

    /** The customer of each draft there is. */
    Map<UUID, UUID> all(Tenant tenant) {
        return database.select(INVOICE.ID, INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.STATUS.eq(InvoiceStatus.DRAFT.code()))
                .fetchMap(INVOICE.ID, INVOICE.CUSTOMER_ID);
    }

    /** Those of the invoices that are drafts, oldest first; nobody else can finalize them meanwhile. */
    List<StoredDraft> lock(Tenant tenant, Collection<UUID> invoiceIds) {
        return drafts(tenant, ofDrafts(tenant, invoiceIds).forUpdate().fetch());
    }

    /** The same, which others may finalize meanwhile. */
    List<StoredDraft> read(Tenant tenant, Collection<UUID> invoiceIds) {
        return drafts(tenant, ofDrafts(tenant, invoiceIds).fetch());
    }

    private SelectSeekStep1<InvoiceRecord, UUID> ofDrafts(Tenant tenant, Collection<UUID> invoiceIds) {
        return database.selectFrom(INVOICE)
                .where(of(tenant, invoiceIds))
                .and(INVOICE.STATUS.eq(InvoiceStatus.DRAFT.code()))
                .orderBy(INVOICE.ID);
    }

    /** Those with a subscription that is still active (INV-072). */
    Set<UUID> sold(Tenant tenant, Collection<UUID> invoiceIds) {
        return database.selectDistinct(INVOICE_SUBSCRIPTION.INVOICE_ID)
                .from(INVOICE_SUBSCRIPTION)
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID))
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.INVOICE_ID.in(invoiceIds))
                .and(SUBSCRIPTION.STATUS.eq("active"))
                .fetchSet(INVOICE_SUBSCRIPTION.INVOICE_ID);
    }

    /** What it billed does not count as billed any more. */
    void markDeleted(Tenant tenant, UUID invoiceId, Instant now) {
        database.update(INVOICE)
                .set(INVOICE.STATUS, InvoiceStatus.DELETED.code())
                .set(INVOICE.UPDATED_AT, now)
                .where(of(tenant, List.of(invoiceId)))
                .execute();
        database.update(INVOICE_SUBSCRIPTION)
                .set(INVOICE_SUBSCRIPTION.SUPERSEDED, true)
                .where(INVOICE_SUBSCRIPTION.INVOICE_ID.eq(invoiceId))
                .execute();
    }

    private List<StoredDraft> drafts(Tenant tenant, List<InvoiceRecord> rows) {
        var ids = rows.stream().map(InvoiceRecord::getId).toList();
        var subscriptions = subscriptions(tenant, ids);
        var adjusted = adjustments.byInvoice(tenant, ids);
        return rows.stream()
                .map(row -> draft(
                        row,
                        subscriptions.getOrDefault(row.getId(), List.of()),
                        adjusted.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    private Map<UUID, List<Draft.DraftSubscription>> subscriptions(Tenant tenant, Collection<UUID> invoiceIds) {
        return database
                .selectFrom(INVOICE_SUBSCRIPTION)
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.INVOICE_ID.in(invoiceIds))
                .orderBy(INVOICE_SUBSCRIPTION.ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getInvoiceId(),
                        Collectors.mapping(
                                row -> new Draft.DraftSubscription(
                                        row.getSubscriptionId(),
                                        row.getInvoicingReason(),
                                        row.getRecurring(),
                                        row.getBilledAt()),
                                Collectors.toList())));
    }

    private static StoredDraft draft(
            InvoiceRecord row, List<Draft.DraftSubscription> subscriptions, List<FeeAdjustment> adjustments) {
        var draft = new Draft(
                row.getId(),
                row.getCustomerId(),
                row.getCurrency(),
                row.getBilledAt(),
                row.getSkipCharges(),
                subscriptions,
                adjustments);
        var dates = new IssuingDates(row.getIssuingOn(), row.getExpectedFinalizationOn(), row.getPaymentDueOn());
        return new StoredDraft(
                draft, row.getBillingEntityId(), ZoneId.of(row.getTimezone()), dates, row.getCreatedAt());
    }

    private static Condition of(Tenant tenant, Collection<UUID> invoiceIds) {
        return INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()).and(INVOICE.ID.in(invoiceIds));
    }
}
