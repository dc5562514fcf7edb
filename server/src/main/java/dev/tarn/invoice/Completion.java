package dev.tarn.invoice;

import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What turns a computed invoice into a draft, a finalized or a closed one: state, number, dates, and what is due on it later. */
@Component
class Completion {
    private final Settlement settlement;
    private final AwaitedTaxes awaited;
    private final InvoiceNumbers numbers;
    private final BillingClock clock;
    private final DueWork dueWork;
    private final FinalizeDraft finalizeDraft;
    private final MarkOverdue markOverdue;
    // those who listen may use invoices themselves: the arrow back is taken only when something is finalized
    private final ObjectProvider<FinalizedListener> listeners;
    private final ApplicationEventPublisher events;

    Completion(
            Settlement settlement,
            AwaitedTaxes awaited,
            InvoiceNumbers numbers,
            BillingClock clock,
            DueWork dueWork,
            FinalizeDraft finalizeDraft,
            MarkOverdue markOverdue,
            ObjectProvider<FinalizedListener> listeners,
            ApplicationEventPublisher events) {
        this.settlement = settlement;
        this.awaited = awaited;
        this.numbers = numbers;
        this.clock = clock;
        this.dueWork = dueWork;
        this.finalizeDraft = finalizeDraft;
        this.markOverdue = markOverdue;
        this.listeners = listeners;
        this.events = events;
    }

    /** An invoice about to be completed. Its billing entity is locked. */
    record Pending(
            UUID id,
            ComputedInvoice computed,
            InvoiceNumbers.Seller seller,
            InvoiceStatus status,
            IssuingDates dates,
            Instant createdAt,
            @Nullable TaxStatus taxStatus) {

        /** One whose taxes are known. */
        Pending(
                UUID id,
                ComputedInvoice computed,
                InvoiceNumbers.Seller seller,
                InvoiceStatus status,
                IssuingDates dates,
                Instant createdAt) {
            this(id, computed, seller, status, dates, createdAt, null);
        }

        boolean isFinalized() {
            return status == InvoiceStatus.FINALIZED;
        }

        Pending with(ComputedInvoice other) {
            return new Pending(id, other, seller, status, dates, createdAt, taxStatus);
        }

        /** The same as long as its taxes are not known: a draft stays one, any other waits (INV-044). */
        Pending awaitingTaxes() {
            var waits = isFinalized() ? InvoiceStatus.PENDING : status;
            return new Pending(id, computed.untaxed(), seller, waits, dates, createdAt, TaxStatus.PENDING);
        }
    }

    /** Those that are finalized use what their customers have, and are numbered, in their order. The customers are locked. */
    List<WrittenInvoice> complete(Tenant tenant, List<Pending> computed) {
        return number(tenant, settlement.settle(tenant, awaited.hold(tenant, computed)));
    }

    /** The same of those whose taxes were awaited: what coupons take off was taken off before (INV-045). */
    List<WrittenInvoice> completeTaxed(Tenant tenant, List<Pending> taxed) {
        return number(tenant, settlement.settleTaxed(tenant, taxed));
    }

    private List<WrittenInvoice> number(Tenant tenant, List<Pending> invoices) {
        Instant now = clock.now(tenant);
        var claims = invoices.stream()
                .filter(Pending::isFinalized)
                .map(Completion::claim)
                .toList();
        Iterator<InvoiceNumbers.Number> assigned = numbers.assign(claims, now).iterator();
        var written = new ArrayList<WrittenInvoice>();
        for (Pending invoice : invoices) {
            var number = invoice.isFinalized()
                    ? assigned.next()
                    : new InvoiceNumbers.Number(invoice.seller().draftNumber(), null, null);
            written.add(new WrittenInvoice(
                    invoice.id(),
                    invoice.computed(),
                    invoice.seller().id(),
                    invoice.status(),
                    number,
                    invoice.dates(),
                    invoice.taxStatus(),
                    invoice.isFinalized() ? now : null,
                    invoice.createdAt(),
                    now));
        }
        tellOfDrafts(tenant, written);
        return written;
    }

    private static InvoiceNumbers.Claim claim(Pending invoice) {
        return InvoiceNumbers.Claim.of(invoice.computed().customer(), invoice.seller());
    }

    /** Schedules the end of the grace period, or the day a payment is late (decisions on business time), and tells who wants to know. */
    void scheduleWhatFollows(Tenant tenant, List<WrittenInvoice> invoices) {
        var drafts = new ArrayList<DueWork.Entry>();
        var awaited = new ArrayList<DueWork.Entry>();
        for (WrittenInvoice invoice : invoices) {
            UUID customerId = invoice.computed().source().customerId();
            ZoneId zone = invoice.computed().customer().applicableZone();
            if (invoice.status() == InvoiceStatus.DRAFT) {
                drafts.add(entry(invoice.id(), customerId, invoice.dates().expectedFinalizationOn(), zone));
            } else if (invoice.status() == InvoiceStatus.FINALIZED
                    && invoice.computed().totals().awaitsPayment()) {
                awaited.add(
                        overdueEntry(invoice.id(), customerId, invoice.dates().paymentDueOn(), zone));
            }
        }
        dueWork.scheduleAll(tenant, finalizeDraft, drafts);
        dueWork.scheduleAll(tenant, markOverdue, awaited);
        tellOfFinalized(tenant, invoices);
    }

    private void tellOfFinalized(Tenant tenant, List<WrittenInvoice> invoices) {
        var finalized = invoices.stream()
                .filter(invoice -> invoice.status() == InvoiceStatus.FINALIZED)
                .map(invoice -> new FinalizedListener.Finalized(
                        invoice.id(),
                        invoice.computed().source().customerId(),
                        invoice.computed().source().invoiceType(),
                        invoice.computed().totals().totalAmountCents()))
                .toList();
        tellListeners(tenant, finalized);
    }

    void tellListeners(Tenant tenant, Collection<FinalizedListener.Finalized> finalized) {
        if (!finalized.isEmpty()) {
            listeners.orderedStream().forEach(listener -> listener.finalized(tenant, List.copyOf(finalized)));
        }
    }

    void tellOfOpened(Tenant tenant, FinalizedListener.Finalized opened) {
        listeners.orderedStream().forEach(listener -> listener.opened(tenant, List.of(opened)));
    }

    private void tellOfDrafts(Tenant tenant, List<WrittenInvoice> invoices) {
        var customerIds = invoices.stream()
                .filter(invoice -> invoice.status() == InvoiceStatus.DRAFT)
                .map(invoice -> invoice.computed().source().customerId())
                .collect(Collectors.toSet());
        if (!customerIds.isEmpty()) {
            events.publishEvent(new DraftsWritten(tenant, customerIds));
        }
    }

    static DueWork.Entry overdueEntry(UUID invoiceId, UUID customerId, LocalDate paymentDueOn, ZoneId zone) {
        return entry(invoiceId, customerId, paymentDueOn.plusDays(1), zone);
    }

    private static DueWork.Entry entry(UUID invoiceId, UUID customerId, LocalDate day, ZoneId zone) {
        return new DueWork.Entry(invoiceId, customerId, LocalDays.startOf(day, zone));
    }

    Map<UUID, InvoiceNumbers.Seller> lock(Tenant tenant, Collection<UUID> billingEntityIds) {
        return numbers.lock(tenant, billingEntityIds);
    }
}
