package dev.tarn.invoice;

import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.customer.Customer;
import dev.tarn.customer.CustomerDetails.OwnSettings;
import dev.tarn.customer.CustomerUpdated;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.entity.BillingEntity;
import dev.tarn.entity.BillingEntityUpdated;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The dates of drafts follow the grace period, the payment term and the choice of issuing date (INV-068, INV-069). */
@Component
class DraftDates {
    private final DSLContext database;
    private final DraftStore store;
    private final Customers customers;
    private final DueWork dueWork;
    private final FinalizeDraft finalizeDraft;
    private final BillingClock clock;

    DraftDates(
            DSLContext database,
            DraftStore store,
            Customers customers,
            DueWork dueWork,
            FinalizeDraft finalizeDraft,
            BillingClock clock) {
        this.database = database;
        this.store = store;
        this.customers = customers;
        this.dueWork = dueWork;
        this.finalizeDraft = finalizeDraft;
        this.clock = clock;
    }

    @EventListener
    void on(CustomerUpdated update) {
        var before = ComputedInvoice.settings(update.before());
        var after = ComputedInvoice.settings(update.after());
        if (!before.equals(after)) {
            shift(update.tenant(), update.after(), before, after);
        }
    }

    /** Customers that state the setting themselves are not concerned. */
    @EventListener
    void on(BillingEntityUpdated update) {
        if (settings(update.before()).equals(settings(update.after()))) {
            return;
        }
        customers
                .detailsByIds(
                        update.tenant(),
                        withDrafts(update.tenant(), update.after().id()))
                .values()
                .forEach(details -> {
                    var before = settings(details.own(), update.before());
                    var after = settings(details.own(), update.after());
                    if (!before.equals(after)) {
                        shift(update.tenant(), details.customer(), before, after);
                    }
                });
    }

    private List<UUID> withDrafts(Tenant tenant, UUID billingEntityId) {
        return database.selectDistinct(CUSTOMER.ID)
                .from(CUSTOMER)
                .join(INVOICE)
                .on(INVOICE.CUSTOMER_ID.eq(CUSTOMER.ID))
                .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(CUSTOMER.BILLING_ENTITY_ID.eq(billingEntityId))
                .and(isDraft())
                .fetch(CUSTOMER.ID);
    }

    /** First says when they are due, then moves their dates: whoever finalizes one meanwhile goes in the same order. */
    private void shift(Tenant tenant, Customer customer, IssuingDates.Settings before, IssuingDates.Settings after) {
        var ids = database.select(INVOICE.ID)
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE.CUSTOMER_ID.eq(customer.id()))
                .and(isDraft())
                .fetch(INVOICE.ID);
        var due = new ArrayList<DueWork.Entry>();
        for (StoredDraft draft : store.read(tenant, ids)) {
            due.add(new DueWork.Entry(draft.draft().invoiceId(), customer.id(), dueAt(tenant, draft, before, after)));
        }
        dueWork.scheduleAll(tenant, finalizeDraft, due);
        for (StoredDraft draft : store.lock(tenant, ids)) {
            write(draft, shifted(draft, before, after), after.netPaymentTermDays(), clock.now(tenant));
        }
    }

    private static IssuingDates shifted(StoredDraft draft, IssuingDates.Settings before, IssuingDates.Settings after) {
        return draft.dates().shifted(draft.draft().kind(), before, after);
    }

    /** A draft whose day has come is finalized now. */
    private Instant dueAt(Tenant tenant, StoredDraft draft, IssuingDates.Settings before, IssuingDates.Settings after) {
        Instant now = clock.now(tenant);
        Instant on = LocalDays.startOf(shifted(draft, before, after).expectedFinalizationOn(), draft.zone());
        return on.isBefore(now) ? now : on;
    }

    private void write(StoredDraft draft, IssuingDates dates, int netPaymentTermDays, Instant now) {
        database.update(INVOICE)
                .set(INVOICE.ISSUING_ON, dates.issuingOn())
                .set(INVOICE.EXPECTED_FINALIZATION_ON, dates.expectedFinalizationOn())
                .set(INVOICE.PAYMENT_DUE_ON, dates.paymentDueOn())
                .set(INVOICE.NET_PAYMENT_TERM, netPaymentTermDays)
                .set(INVOICE.UPDATED_AT, now)
                .where(INVOICE.ID.eq(draft.draft().invoiceId()))
                .execute();
    }

    private static Condition isDraft() {
        return DSL.condition(INVOICE.STATUS.eq(InvoiceStatus.DRAFT.code()));
    }

    private static IssuingDates.Settings settings(BillingEntity entity) {
        return settings(null, entity);
    }

    private static IssuingDates.Settings settings(@Nullable OwnSettings own, BillingEntity entity) {
        return new IssuingDates.Settings(
                Objects.requireNonNullElse(
                        own == null ? null : own.invoiceGracePeriodDays(), entity.invoiceGracePeriodDays()),
                Objects.requireNonNullElse(own == null ? null : own.netPaymentTermDays(), entity.netPaymentTermDays()),
                IssuingDates.Anchor.valueOf(
                        upper(own == null ? null : own.issuingDateAnchor(), entity.issuingDateAnchor())),
                IssuingDates.Adjustment.valueOf(
                        upper(own == null ? null : own.issuingDateAdjustment(), entity.issuingDateAdjustment())));
    }

    private static String upper(@Nullable String own, String inherited) {
        return (own == null ? inherited : own).toUpperCase(Locale.ROOT);
    }
}
