package dev.tarn.invoice;

import static dev.tarn.schema.Tables.APPLIED_TAX;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;
import static dev.tarn.schema.Tables.INVOICE_TAX;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.CustomerDeleted;
import dev.tarn.customer.CustomerUpdated;
import dev.tarn.entity.BillingEntityUpdated;
import dev.tarn.plan.PlanDeleted;
import dev.tarn.plan.PlanFamily;
import dev.tarn.plan.PlanUpdated;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.TaxChanged;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What concerns drafts of what happens elsewhere: some are computed again (INV-072), some end at once (SUB-033, PLT-157). */
@Component
class ChangesBehindDrafts {
    private final DSLContext database;
    private final DueWork dueWork;
    private final RefreshDraft refreshDraft;
    private final FinalizeDraft finalizeDraft;
    private final BillingClock clock;

    ChangesBehindDrafts(
            DSLContext database,
            DueWork dueWork,
            RefreshDraft refreshDraft,
            FinalizeDraft finalizeDraft,
            BillingClock clock) {
        this.database = database;
        this.dueWork = dueWork;
        this.refreshDraft = refreshDraft;
        this.finalizeDraft = finalizeDraft;
        this.clock = clock;
    }

    @EventListener
    void on(PlanUpdated edit) {
        schedule(edit.tenant(), refreshDraft, bills(edit.after().id()));
    }

    @EventListener
    void on(TaxChanged change) {
        schedule(change.tenant(), refreshDraft, taxedWith(change.taxId()));
    }

    @EventListener
    void on(CustomerUpdated update) {
        if (update.taxesReplaced()) {
            schedule(
                    update.tenant(),
                    refreshDraft,
                    INVOICE.CUSTOMER_ID.eq(update.after().id()));
        }
    }

    @EventListener
    void on(BillingEntityUpdated update) {
        if (update.taxesReplaced()) {
            schedule(
                    update.tenant(),
                    refreshDraft,
                    INVOICE.CUSTOMER_ID.in(DSL.select(CUSTOMER.ID)
                            .from(CUSTOMER)
                            .where(CUSTOMER.BILLING_ENTITY_ID.eq(update.after().id()))));
        }
    }

    /** The ends of its subscriptions have been billed before: their drafts are among these. */
    @EventListener
    void on(PlanDeleted deleted) {
        schedule(deleted.tenant(), finalizeDraft, bills(deleted.planId()));
    }

    @EventListener
    void on(CustomerDeleted deleted) {
        schedule(deleted.tenant(), finalizeDraft, INVOICE.CUSTOMER_ID.eq(deleted.customerId()));
    }

    private void schedule(Tenant tenant, DueWorkKind kind, Condition which) {
        Instant now = clock.now(tenant);
        var drafts = database.select(INVOICE.ID, INVOICE.CUSTOMER_ID)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.STATUS.eq(InvoiceStatus.DRAFT.code()))
                .and(which)
                .fetch(row -> new DueWork.Entry(row.value1(), row.value2(), now));
        dueWork.scheduleAll(tenant, kind, drafts);
    }

    private static Condition bills(UUID planId) {
        return soldWith(PlanFamily.has(SUBSCRIPTION.PLAN_ID, planId));
    }

    private static Condition soldWith(Condition which) {
        return DSL.exists(DSL.selectOne()
                .from(INVOICE_SUBSCRIPTION)
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(INVOICE_SUBSCRIPTION.SUBSCRIPTION_ID))
                .where(INVOICE_SUBSCRIPTION.INVOICE_ID.eq(INVOICE.ID))
                .and(which));
    }

    /** Drafts that bear the tax, and those that would if they were computed now. */
    private static Condition taxedWith(UUID taxId) {
        var targets = DSL.select(APPLIED_TAX.TARGET_ID).from(APPLIED_TAX).where(APPLIED_TAX.TAX_ID.eq(taxId));
        Condition bears = DSL.exists(DSL.selectOne()
                .from(INVOICE_TAX)
                .where(INVOICE_TAX.INVOICE_ID.eq(INVOICE.ID))
                .and(INVOICE_TAX.TAX_ID.eq(taxId)));
        Condition byFee = DSL.exists(DSL.selectOne()
                .from(FEE)
                .where(FEE.INVOICE_ID.eq(INVOICE.ID))
                .and(FEE.CHARGE_ID.in(targets).or(FEE.FIXED_CHARGE_ID.in(targets))));
        Condition byCustomer = INVOICE.CUSTOMER_ID.in(DSL.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(targets).or(CUSTOMER.BILLING_ENTITY_ID.in(targets))));
        return DSL.or(bears, byFee, byCustomer, soldWith(PlanFamily.has(SUBSCRIPTION.PLAN_ID, targets)));
    }
}
