package dev.tarn.invoice;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.INVOICE_SUBSCRIPTION;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.InvoiceRecord;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bills a voided invoice again by another one (section 7.2). */
@Service
class Regenerations {
    private static final Set<String> TYPES = Set.of("subscription", "one_off");

    private final DSLContext database;
    private final Customers customers;
    private final CopiedFees copies;
    private final BilledLinks billed;
    private final Completion completion;
    private final InvoiceStore store;
    private final ProgressiveInvoices progressive;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    Regenerations(
            DSLContext database,
            Customers customers,
            CopiedFees copies,
            BilledLinks billed,
            Completion completion,
            InvoiceStore store,
            ProgressiveInvoices progressive,
            BillingClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.customers = customers;
        this.copies = copies;
        this.billed = billed;
        this.completion = completion;
        this.store = store;
        this.progressive = progressive;
        this.clock = clock;
        this.events = events;
    }

    /** Finalized at once; the voided one does not count as billed any more. @return the id of the new invoice */
    @Transactional
    UUID regenerate(Tenant tenant, UUID voidedId, Regeneration wanted) {
        InvoiceRecord voided = lock(tenant, voidedId);
        refuseUnlessRegenerable(voided);
        Customer customer = Known.in(customers.byIds(tenant, List.of(voided.getCustomerId())), voided.getCustomerId());
        var links = billed.of(tenant, voidedId);
        var source = source(tenant, voided, customer, links, wanted);
        var progressively =
                progressive.credited(tenant, List.of(source), Set.of(voidedId)).getFirst();
        var pending = new Completion.Pending(
                Ids.next(),
                ComputedInvoice.of(source, customer, progressively),
                Known.in(completion.lock(tenant, List.of(voided.getBillingEntityId())), voided.getBillingEntityId()),
                InvoiceStatus.FINALIZED,
                dates(voided, customer, links),
                clock.now(tenant));
        supersede(tenant, voidedId);
        var written = completion.complete(tenant, List.of(pending));
        store.insert(tenant, written);
        UUID id = written.getFirst().id();
        database.update(INVOICE)
                .set(INVOICE.VOIDED_INVOICE_ID, voidedId)
                .where(INVOICE.ID.eq(id))
                .execute();
        UsageInvoiced.of(tenant, written).ifPresent(events::publishEvent);
        completion.scheduleWhatFollows(tenant, written);
        return id;
    }

    private InvoiceRecord lock(Tenant tenant, UUID id) {
        var mine = INVOICE.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(INVOICE.ID.eq(id))
                .and(INVOICE.STATUS.in(InvoiceStatus.visibleCodes()));
        var known =
                database.selectFrom(INVOICE).where(mine).fetchOptional().orElseThrow(() -> Refusal.notFound("invoice"));
        customers.lock(tenant, List.of(known.getCustomerId()));
        completion.lock(tenant, List.of(known.getBillingEntityId()));
        return database.selectFrom(INVOICE).where(mine).forUpdate().fetchSingle();
    }

    private void refuseUnlessRegenerable(InvoiceRecord voided) {
        if (!voided.getStatus().equals(InvoiceStatus.VOIDED.code())) {
            throw Refusal.notAllowed("invoice_not_voided");
        }
        if (database.fetchExists(INVOICE, INVOICE.VOIDED_INVOICE_ID.eq(voided.getId()))) {
            throw Refusal.notAllowed("invoice_already_regenerated");
        }
        if (!TYPES.contains(voided.getInvoiceType())) {
            throw Refusal.invalid("invoice_type", "not_supported_yet");
        }
    }

    private NewInvoice source(
            Tenant tenant,
            InvoiceRecord voided,
            Customer customer,
            List<NewInvoiceSubscription> links,
            Regeneration wanted) {
        return new NewInvoice(
                voided.getCustomerId(),
                voided.getBillingEntityId(),
                voided.getInvoiceType(),
                voided.getCurrency(),
                voided.getBilledAt(),
                false,
                voided.getSkipCharges(),
                voided.getPurchaseOrderNumber(),
                links,
                copies.of(tenant, voided.getId(), customer, wanted));
    }

    /** Those of an invoice made when the voided one was, without grace (INV-166). */
    private static IssuingDates dates(InvoiceRecord voided, Customer customer, List<NewInvoiceSubscription> links) {
        boolean periodic = !links.isEmpty() && links.stream().allMatch(NewInvoiceSubscription::recurring);
        var settings = ComputedInvoice.settings(customer);
        var withoutGrace =
                new IssuingDates.Settings(0, settings.netPaymentTermDays(), settings.anchor(), settings.adjustment());
        return IssuingDates.of(
                voided.getCreatedAt(),
                customer.applicableZone(),
                periodic ? IssuingDates.Kind.PERIODIC : IssuingDates.Kind.IMMEDIATE,
                withoutGrace);
    }

    /** What the voided invoice billed counts as billed by the new one alone. */
    private void supersede(Tenant tenant, UUID voidedId) {
        database.update(INVOICE_SUBSCRIPTION)
                .set(INVOICE_SUBSCRIPTION.SUPERSEDED, true)
                .where(INVOICE_SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(INVOICE_SUBSCRIPTION.INVOICE_ID.eq(voidedId))
                .execute();
        database.update(FEE)
                .set(FEE.SUPERSEDED, true)
                .where(FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(FEE.INVOICE_ID.eq(voidedId))
                .execute();
    }
}
