package dev.tarn.invoice;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices in their grace period: computed again on demand, and finalized at its end or earlier. */
@Service
public class Drafts {
    /** Rows written by one statement. */
    private static final int AT_ONCE = 1000;

    private final DraftStore store;
    private final InvoiceStore invoices;
    private final Customers customers;
    private final Completion completion;
    private final ProgressiveInvoices progressive;
    private final OverBilledShares overBilled;
    private final ApplicationEventPublisher events;
    private final BillingClock clock;
    private final DueWork dueWork;
    private final FinalizeDraft finalizeDraft;
    // billing implements it and needs invoices itself: the arrow back is taken only when a draft is computed
    private final ObjectProvider<FeeSource> feeSource;
    // credit notes need invoices themselves, as well
    private final ObjectProvider<WaitingNotes> waitingNotes;

    Drafts(
            DraftStore store,
            InvoiceStore invoices,
            Customers customers,
            Completion completion,
            ProgressiveInvoices progressive,
            OverBilledShares overBilled,
            ApplicationEventPublisher events,
            BillingClock clock,
            DueWork dueWork,
            FinalizeDraft finalizeDraft,
            ObjectProvider<FeeSource> feeSource,
            ObjectProvider<WaitingNotes> waitingNotes) {
        this.store = store;
        this.invoices = invoices;
        this.customers = customers;
        this.completion = completion;
        this.progressive = progressive;
        this.overBilled = overBilled;
        this.events = events;
        this.clock = clock;
        this.dueWork = dueWork;
        this.finalizeDraft = finalizeDraft;
        this.feeSource = feeSource;
        this.waitingNotes = waitingNotes;
    }

    /** Computes a draft again from the current events and plans; one that is final stays as it is (INV-073, INV-074). */
    @Transactional
    public void refresh(Tenant tenant, UUID invoiceId) {
        store.requireRefreshable(tenant, invoiceId);
        rewrite(tenant, List.of(invoiceId), false);
    }

    /** Computes those again that have a subscription in force (INV-072). */
    @Transactional
    public void refreshWhileSold(Tenant tenant, Collection<UUID> invoiceIds) {
        rewrite(tenant, store.sold(tenant, invoiceIds), false);
    }

    /** Finalizes a draft before its time (INV-048). */
    @Transactional
    public void finalizeNow(Tenant tenant, UUID invoiceId) {
        store.refuseWhileTaxesArePending(tenant, invoiceId);
        if (rewrite(tenant, List.of(invoiceId), true) == 0) {
            throw Refusal.notFound("invoice");
        }
        dueWork.cancel(tenant, finalizeDraft, invoiceId);
    }

    /** Lets every draft be finalized at once instead of at the end of its grace period. @return how many there are */
    @Transactional
    public int scheduleAll(Tenant tenant) {
        Instant now = clock.now(tenant);
        var entries = store.all(tenant).entrySet().stream()
                .map(draft -> new DueWork.Entry(draft.getKey(), draft.getValue(), now))
                .toList();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            int to = Math.min(entries.size(), from + AT_ONCE);
            dueWork.scheduleAll(tenant, finalizeDraft, entries.subList(from, to));
        }
        return entries.size();
    }

    /** Finalizes those that are still drafts. One that credit notes wait for goes first and alone, so that the others can use these (CRD-145). */
    @Transactional
    public void finalizeAll(Tenant tenant, Collection<UUID> invoiceIds) {
        lock(tenant, invoiceIds);
        var credited = new TreeSet<>(notesOf(tenant, invoiceIds).invoiceIds());
        credited.forEach(id -> rewrite(tenant, List.of(id), true));
        rewrite(tenant, invoiceIds.stream().filter(id -> !credited.contains(id)).toList(), true);
    }

    /** As if the draft had never been made; its notes go with it (INV-173). */
    @Transactional
    public void delete(Tenant tenant, UUID invoiceId) {
        store.requireVisible(tenant, invoiceId);
        lock(tenant, List.of(invoiceId));
        var drafts = store.lock(tenant, List.of(invoiceId));
        if (drafts.isEmpty()) {
            throw Refusal.notAllowed("not_deletable");
        }
        var notes = notesOf(tenant, List.of(invoiceId));
        store.markDeleted(tenant, invoiceId, clock.now(tenant));
        notes.follow(Map.of(invoiceId, InvoiceStatus.DELETED));
        events.publishEvent(new UsageReinvoiced(tenant, subscriptionIds(drafts)));
        dueWork.cancel(tenant, finalizeDraft, invoiceId);
    }

    private WaitingNotes.Held notesOf(Tenant tenant, Collection<UUID> invoiceIds) {
        return waitingNotes.getObject().of(tenant, invoiceIds);
    }

    /** The customer before the seller, as everybody does: what a customer has is used by one invoice at a time (CRD-032). */
    private Map<UUID, InvoiceNumbers.Seller> lock(Tenant tenant, Collection<UUID> invoiceIds) {
        customers.lock(tenant, store.customerIds(tenant, invoiceIds));
        return completion.lock(tenant, store.billingEntityIds(tenant, invoiceIds));
    }

    /** How many of these are drafts. All of them are computed again, and finalized if that is asked for. */
    private int rewrite(Tenant tenant, Collection<UUID> invoiceIds, boolean finalize) {
        Map<UUID, InvoiceNumbers.Seller> sellers = lock(tenant, invoiceIds);
        List<StoredDraft> drafts = store.lock(tenant, invoiceIds);
        if (drafts.isEmpty()) {
            return 0;
        }
        Map<UUID, NewInvoice> fresh = feeSource
                .getObject()
                .recompute(tenant, drafts.stream().map(StoredDraft::draft).toList());
        Map<UUID, Customer> billed = customers.byIds(
                tenant, drafts.stream().map(draft -> draft.draft().customerId()).collect(Collectors.toSet()));
        Map<UUID, BilledProgressively> credited = credited(tenant, fresh);
        Instant now = clock.now(tenant);
        var pending = drafts.stream()
                .map(draft -> {
                    var source = Known.in(fresh, draft.draft().invoiceId());
                    var computed = ComputedInvoice.of(
                            source,
                            Known.in(billed, draft.draft().customerId()),
                            Known.in(credited, draft.draft().invoiceId()));
                    var seller = Known.in(sellers, draft.billingEntityId());
                    return finalize ? finalized(draft, computed, seller, now) : refreshed(draft, computed, seller);
                })
                .toList();
        var written = completion.complete(tenant, pending);
        var notes = notesOf(tenant, invoiceIds);
        invoices.replace(tenant, written);
        notes.follow(written.stream().collect(Collectors.toMap(WrittenInvoice::id, WrittenInvoice::status)));
        events.publishEvent(new UsageReinvoiced(tenant, subscriptionIds(drafts)));
        if (finalize) {
            completion.scheduleWhatFollows(tenant, written);
            overBilled.tell(tenant, written);
        }
        return drafts.size();
    }

    private Map<UUID, BilledProgressively> credited(Tenant tenant, Map<UUID, NewInvoice> fresh) {
        var ids = List.copyOf(fresh.keySet());
        var invoices = ids.stream().map(id -> Known.in(fresh, id)).toList();
        var found = progressive.credited(tenant, invoices, ids);
        var credited = new HashMap<UUID, BilledProgressively>();
        for (int i = 0; i < ids.size(); i++) {
            credited.put(ids.get(i), found.get(i));
        }
        return credited;
    }

    private static Set<UUID> subscriptionIds(List<StoredDraft> drafts) {
        return drafts.stream()
                .flatMap(draft -> draft.draft().subscriptions().stream())
                .map(Draft.DraftSubscription::subscriptionId)
                .collect(Collectors.toSet());
    }

    private static Completion.Pending refreshed(
            StoredDraft draft, ComputedInvoice computed, InvoiceNumbers.Seller seller) {
        return new Completion.Pending(
                draft.draft().invoiceId(), computed, seller, InvoiceStatus.DRAFT, draft.dates(), draft.createdAt());
    }

    /** Dated by the day it is finalized, unless a periodic one keeps its anchor; due by the term in force now (INV-058). */
    private static Completion.Pending finalized(
            StoredDraft draft, ComputedInvoice computed, InvoiceNumbers.Seller seller, Instant now) {
        IssuingDates dates = draft.dates()
                .finalizedAt(
                        now,
                        draft.zone(),
                        ComputedInvoice.kind(computed.source()),
                        ComputedInvoice.settings(computed.customer()));
        return new Completion.Pending(
                draft.draft().invoiceId(), computed, seller, computed.finalStatus(), dates, draft.createdAt());
    }
}
