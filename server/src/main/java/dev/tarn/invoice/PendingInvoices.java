package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.customer.VatChecked;
import dev.tarn.customer.VatChecks;
import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that waited for their taxes: taxed with what applies now, paid by what the customer has, finalized (INV-045). */
@Service
class PendingInvoices {
    private final DSLContext database;
    private final Customers customers;
    private final VatChecks checks;
    private final Completion completion;
    private final CopiedFees copies;
    private final BilledLinks links;
    private final InvoiceStore store;
    private final DueWork dueWork;
    private final TaxInvoice taxInvoice;
    private final RefreshDraft refreshDraft;
    private final BillingClock clock;
    // credit notes need invoices themselves: the arrow back is taken only when something is finalized
    private final ObjectProvider<WaitingNotes> waitingNotes;

    PendingInvoices(
            DSLContext database,
            Customers customers,
            VatChecks checks,
            Completion completion,
            CopiedFees copies,
            BilledLinks links,
            InvoiceStore store,
            DueWork dueWork,
            TaxInvoice taxInvoice,
            RefreshDraft refreshDraft,
            BillingClock clock,
            ObjectProvider<WaitingNotes> waitingNotes) {
        this.database = database;
        this.customers = customers;
        this.checks = checks;
        this.completion = completion;
        this.copies = copies;
        this.links = links;
        this.store = store;
        this.dueWork = dueWork;
        this.taxInvoice = taxInvoice;
        this.refreshDraft = refreshDraft;
        this.clock = clock;
        this.waitingNotes = waitingNotes;
    }

    /** The wait is over: each invoice goes on for itself, drafts are computed again. */
    @EventListener
    void on(VatChecked checked) {
        Tenant tenant = checked.tenant();
        Condition ofCustomer = of(tenant).and(INVOICE.CUSTOMER_ID.eq(checked.customerId()));
        schedule(tenant, ofCustomer.and(INVOICE.STATUS.eq(InvoiceStatus.PENDING.code())), false);
        schedule(tenant, ofCustomer.and(INVOICE.STATUS.eq(InvoiceStatus.DRAFT.code())), true);
    }

    private void schedule(Tenant tenant, Condition which, boolean drafts) {
        Instant now = clock.now(tenant);
        var entries = database.select(INVOICE.ID, INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(which, INVOICE.TAX_STATUS.eq(TaxStatus.code(TaxStatus.PENDING)))
                .fetch(row -> new DueWork.Entry(row.value1(), row.value2(), now));
        dueWork.scheduleAll(tenant, drafts ? refreshDraft : taxInvoice, entries);
    }

    /** The taxes of one that failed are asked for again (INV-047). */
    @Transactional
    void retry(Tenant tenant, UUID id) {
        Condition visible = of(tenant).and(INVOICE.ID.eq(id)).and(INVOICE.STATUS.in(InvoiceStatus.visibleCodes()));
        InvoiceRecord invoice = database.selectFrom(INVOICE)
                .where(visible)
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refusal.notFound("invoice"));
        if (!invoice.getStatus().equals(InvoiceStatus.FAILED.code())) {
            throw Refusal.notAllowed("invalid_status");
        }
        retryAll(tenant, INVOICE.ID.eq(id));
    }

    /** The same for all that failed. @return how many there were */
    @Transactional
    int retryAll(Tenant tenant) {
        return retryAll(tenant, INVOICE.STATUS.eq(InvoiceStatus.FAILED.code()));
    }

    private int retryAll(Tenant tenant, Condition which) {
        Instant now = clock.now(tenant);
        var entries = database.update(INVOICE)
                .set(INVOICE.STATUS, InvoiceStatus.PENDING.code())
                .set(INVOICE.TAX_STATUS, TaxStatus.code(TaxStatus.PENDING))
                .set(INVOICE.UPDATED_AT, now)
                .where(of(tenant), which, INVOICE.STATUS.eq(InvoiceStatus.FAILED.code()))
                .returningResult(INVOICE.ID, INVOICE.CUSTOMER_ID)
                .fetch(row -> new DueWork.Entry(row.value1(), row.value2(), now));
        dueWork.scheduleAll(tenant, taxInvoice, entries);
        return entries.size();
    }

    /** Those whose customers' taxes are known by now; the others are told again. */
    @Transactional
    void tax(Tenant tenant, Collection<UUID> ids) {
        customers.lock(tenant, owners(tenant, ids));
        var sellers = completion.lock(
                tenant,
                database.selectDistinct(INVOICE.BILLING_ENTITY_ID)
                        .from(INVOICE)
                        .where(of(tenant), INVOICE.ID.in(ids))
                        .fetchSet(INVOICE.BILLING_ENTITY_ID));
        List<InvoiceRecord> rows = lockReady(tenant, ids);
        var billed = customers.byIds(
                tenant, rows.stream().map(InvoiceRecord::getCustomerId).collect(Collectors.toSet()));
        var feeIds = new HashMap<UUID, List<UUID>>();
        var taxed = new ArrayList<Completion.Pending>();
        for (InvoiceRecord row : rows) {
            Customer customer = Known.in(billed, row.getCustomerId());
            var fees = copies.asTheyAre(tenant, row.getId(), customer);
            feeIds.put(row.getId(), fees.stream().map(CopiedFees.Copied::id).toList());
            taxed.add(taxed(tenant, row, customer, fees, Known.in(sellers, row.getBillingEntityId())));
        }
        finish(tenant, taxed, feeIds);
    }

    private Set<UUID> owners(Tenant tenant, Collection<UUID> ids) {
        return database.selectDistinct(INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(of(tenant), INVOICE.ID.in(ids))
                .fetchSet(INVOICE.CUSTOMER_ID);
    }

    private List<InvoiceRecord> lockReady(Tenant tenant, Collection<UUID> ids) {
        List<InvoiceRecord> rows = database.selectFrom(INVOICE)
                .where(of(tenant), INVOICE.ID.in(ids), INVOICE.STATUS.eq(InvoiceStatus.PENDING.code()))
                .orderBy(INVOICE.ID)
                .forUpdate()
                .fetch();
        Set<UUID> waiting = checks.pending(
                tenant, rows.stream().map(InvoiceRecord::getCustomerId).collect(Collectors.toSet()));
        return rows.stream()
                .filter(row -> !waiting.contains(row.getCustomerId()))
                .toList();
    }

    private Completion.Pending taxed(
            Tenant tenant,
            InvoiceRecord row,
            Customer customer,
            List<CopiedFees.Copied> fees,
            InvoiceNumbers.Seller seller) {
        var billed = links.of(tenant, row.getId());
        var source = new NewInvoice(
                row.getCustomerId(),
                row.getBillingEntityId(),
                row.getInvoiceType(),
                row.getCurrency(),
                row.getBilledAt(),
                !billed.isEmpty() && billed.stream().allMatch(NewInvoiceSubscription::recurring),
                row.getSkipCharges(),
                row.getPurchaseOrderNumber(),
                billed,
                fees.stream().map(CopiedFees.Copied::fee).toList());
        var computed = ComputedInvoice.resumed(
                source,
                customer,
                fees.stream().map(CopiedFees.Copied::couponsAmountCents).toList(),
                row.getProgressiveBillingCreditAmountCents(),
                row.getCouponsAmountCents());
        IssuingDates dates = new IssuingDates(
                        row.getIssuingOn(), row.getExpectedFinalizationOn(), row.getPaymentDueOn())
                .finalizedAt(
                        clock.now(tenant),
                        ZoneId.of(row.getTimezone()),
                        ComputedInvoice.kind(source),
                        ComputedInvoice.settings(customer));
        return new Completion.Pending(
                row.getId(), computed, seller, computed.finalStatus(), dates, row.getCreatedAt(), TaxStatus.SUCCEEDED);
    }

    private void finish(Tenant tenant, List<Completion.Pending> taxed, Map<UUID, List<UUID>> feeIds) {
        if (taxed.isEmpty()) {
            return;
        }
        var written = completion.completeTaxed(tenant, taxed);
        var notes = waitingNotes.getObject().of(tenant, feeIds.keySet());
        store.tax(tenant, written, feeIds);
        notes.follow(written.stream().collect(Collectors.toMap(WrittenInvoice::id, WrittenInvoice::status)));
        completion.scheduleWhatFollows(tenant, written);
    }

    private static Condition of(Tenant tenant) {
        return INVOICE.ORGANIZATION_ID.eq(tenant.organizationId());
    }
}
