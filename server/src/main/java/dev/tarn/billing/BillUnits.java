package dev.tarn.billing;

import dev.tarn.customer.Customers;
import dev.tarn.engine.subscription.FixedChargeUnits;
import dev.tarn.engine.subscription.Window;
import dev.tarn.invoice.Invoices;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.plan.FixedCharge;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.subscription.UnitsHistory;
import dev.tarn.subscription.UnitsHistory.Added;
import dev.tarn.subscription.UnitsRaised;
import dev.tarn.tax.Taxes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * New units of fixed charges in advance that count from now are billed now, on an invoice of their own per subscription (BIL-136). The subject of
 * the work is an entry of the units' history; entries of one subscription and instant share an invoice.
 */
@Component
class BillUnits implements DueWorkKind {
    private final DueWork dueWork;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final UnitsHistory history;
    private final PaidFixedCharges paid;
    private final Taxes taxes;
    private final Invoices invoices;

    BillUnits(
            DueWork dueWork,
            Customers customers,
            Subscriptions subscriptions,
            Entries entries,
            UnitsHistory history,
            PaidFixedCharges paid,
            Taxes taxes,
            Invoices invoices) {
        this.dueWork = dueWork;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.history = history;
        this.paid = paid;
        this.taxes = taxes;
        this.invoices = invoices;
    }

    @Override
    public String name() {
        return "bill_units";
    }

    @Override
    public int rank() {
        return Ranks.BILL_UNITS;
    }

    /** One piece of work per subscription, so that an edit of a plan stays short however many it has. */
    @EventListener
    void on(UnitsRaised event) {
        var first = new LinkedHashMap<UUID, Added>();
        event.entries().forEach(entry -> first.putIfAbsent(entry.subscriptionId(), entry));
        var work = first.values().stream()
                .map(entry -> new DueWork.Entry(entry.id(), entry.customerId(), event.at()))
                .toList();
        dueWork.scheduleAll(event.tenant(), this, work);
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        customers.lock(tenant, items.stream().map(DueItem::groupId).toList());
        Map<UUID, Set<UUID>> raised =
                history.raisedAt(tenant, items.stream().map(DueItem::subjectId).toList(), dueAt);
        var inForce = subscriptions.byIds(tenant, raised.keySet()).values().stream()
                .filter(subscription -> subscription.isInForceAt(dueAt))
                .sorted(java.util.Comparator.comparing(Subscription::createdAt).thenComparing(Subscription::id))
                .toList();
        var billed = entries.of(tenant, inForce, Cause.UNITS);
        var ids = billed.stream().map(Entry::id).toList();
        var known = new Known(
                raised, history.of(tenant, ids), paid.units(tenant, ids), FeeTaxes.read(taxes, tenant, billed));
        var made = new ArrayList<NewInvoice>();
        for (Entry entry : billed) {
            var reckoning = Reckoning.of(entry, dueAt, History.NONE, null);
            var fees = fees(reckoning, known);
            if (!fees.isEmpty()) {
                made.add(BillingRun.invoice(Bill.of(entry), dueAt, List.of(reckoning), fees));
            }
        }
        invoices.issue(tenant, made);
    }

    /** What was read for all subscriptions at once. */
    private record Known(
            Map<UUID, Set<UUID>> raised,
            Map<UnitsHistory.Key, List<FixedChargeUnits.Entry>> history,
            Map<PaidFixedCharges.Key, BigDecimal> paid,
            FeeTaxes taxes) {}

    /** A fee for each fixed charge that was changed: of nothing, where its units are paid (BIL-136). */
    private static List<NewFee> fees(Reckoning reckoning, Known known) {
        Window window = reckoning.currentFixedCharges();
        if (window == null) {
            return List.of();
        }
        Set<UUID> raised = known.raised().getOrDefault(reckoning.subscriptionId(), Set.of());
        return reckoning.entry().plan().fixedCharges().stream()
                .filter(fixedCharge -> fixedCharge.payInAdvance() && raised.contains(fixedCharge.id()))
                .map(fixedCharge -> fee(reckoning, fixedCharge, window, known))
                .toList();
    }

    private static NewFee fee(Reckoning reckoning, FixedCharge fixedCharge, Window window, Known known) {
        UUID id = reckoning.subscriptionId();
        var entries = known.history().getOrDefault(new UnitsHistory.Key(id, fixedCharge.id()), List.of());
        var key = new PaidFixedCharges.Key(id, fixedCharge.id(), window.fromAt());
        var added = FixedChargeUnits.added(
                FixedChargeUnits.whole(entries, window).shown(),
                known.paid().getOrDefault(key, BigDecimal.ZERO),
                window,
                reckoning.zone(),
                reckoning.billedAt(),
                fixedCharge.prorated());
        return FixedChargeFees.added(reckoning, fixedCharge, window, added, known.taxes());
    }
}
