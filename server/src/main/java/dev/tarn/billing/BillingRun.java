package dev.tarn.billing;

import dev.tarn.event.UsageMark;
import dev.tarn.invoice.Invoices;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.invoice.NewInvoiceSubscription;
import dev.tarn.invoice.OpenInvoices;
import dev.tarn.invoice.OpenInvoices.Opened;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.UnitsHistory;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Turns bills into invoices: boundaries, fees, taxes that apply. A run reads everything once, however many customers it bills,
 * and is a function of what it reads: repeated, it gives the same.
 */
@Component
class BillingRun {
    private final Entries lineages;
    private final HistoryReader histories;
    private final UnitsHistory units;
    private final UsageFees usage;
    private final LateUsage late;
    private final PaidFixedCharges paidFixedCharges;
    private final Commitments commitments;
    private final Taxes taxes;
    private final Invoices invoices;
    private final OpenInvoices openInvoices;

    BillingRun(
            Entries lineages,
            HistoryReader histories,
            UnitsHistory units,
            UsageFees usage,
            LateUsage late,
            PaidFixedCharges paidFixedCharges,
            Commitments commitments,
            Taxes taxes,
            Invoices invoices,
            OpenInvoices openInvoices) {
        this.lineages = lineages;
        this.histories = histories;
        this.units = units;
        this.usage = usage;
        this.late = late;
        this.paidFixedCharges = paidFixedCharges;
        this.commitments = commitments;
        this.taxes = taxes;
        this.invoices = invoices;
        this.openInvoices = openInvoices;
    }

    /** Issues the invoices of these bills at one instant. */
    void issue(Tenant tenant, Instant billedAt, List<Bill> bills) {
        if (!bills.isEmpty()) {
            invoices.issue(tenant, compose(tenant, billedAt, bills, Set.of()));
        }
    }

    /** Opens an invoice for each of these bills, which counts once it is paid (INV-051). */
    List<Opened> open(Tenant tenant, Instant billedAt, List<Bill> bills) {
        return bills.isEmpty()
                ? List.of()
                : compose(tenant, billedAt, bills, Set.of()).stream()
                        .map(invoice -> openInvoices.open(tenant, invoice))
                        .toList();
    }

    /** As issued at once, leaving out what turns out to hold no fee. */
    void issueWhereFeesAre(Tenant tenant, Instant billedAt, List<Bill> bills) {
        if (!bills.isEmpty()) {
            var made = compose(tenant, billedAt, bills, Set.of());
            invoices.issue(
                    tenant,
                    made.stream().filter(invoice -> !invoice.fees().isEmpty()).toList());
        }
    }

    /** Issues invoices of late events alone, of subscriptions that have ended; where there is nothing to bill, none. */
    void issueCorrections(Tenant tenant, Instant billedAt, List<Bill> bills) {
        var entries = bills.stream().flatMap(bill -> bill.entries().stream()).toList();
        var feeTaxes = FeeTaxes.read(taxes, tenant, entries);
        var reckonings = new HashMap<Entry, Reckoning>();
        entries.forEach(entry -> reckonings.put(entry, Reckoning.afterEnd(entry, billedAt)));
        var ordered = entries.stream().map(entry -> Known.in(reckonings, entry)).toList();
        UsageMark mark = !entries.isEmpty() && late.areCorrected(tenant) ? usage.mark(tenant) : null;
        var corrections = late.correct(tenant, ordered, mark, Set.of(), feeTaxes);
        var made = new ArrayList<NewInvoice>();
        for (Bill bill : bills) {
            var corrected = bill.entries().stream()
                    .filter(entry -> !corrections.fees(entry.id()).isEmpty())
                    .map(entry -> Known.in(reckonings, entry))
                    .toList();
            var fees = corrected.stream()
                    .flatMap(reckoning -> corrections.fees(reckoning.subscriptionId()).stream())
                    .toList();
            if (!fees.isEmpty()) {
                made.add(invoice(bill, billedAt, corrected, corrections, fees));
            }
        }
        invoices.issue(tenant, made);
    }

    /**
     * What the invoices of these bills hold, in the same order.
     *
     * @param except invoices that do not count as billed
     */
    List<NewInvoice> compose(Tenant tenant, Instant billedAt, List<Bill> bills, Collection<UUID> except) {
        var entries = bills.stream().flatMap(bill -> bill.entries().stream()).toList();
        var ids = entries.stream().map(Entry::id).toList();
        Map<UUID, History> history = histories.read(tenant, ids, billedAt, except);
        Map<UUID, Instant> initialStarts = lineages.initialStarts(tenant, entries);
        var reckonings = new HashMap<Entry, Reckoning>();
        for (Entry entry : entries) {
            reckonings.put(
                    entry,
                    Reckoning.of(
                            entry,
                            billedAt,
                            history.getOrDefault(entry.id(), History.NONE),
                            initialStarts.get(entry.id())));
        }
        var feeTaxes = FeeTaxes.read(taxes, tenant, entries);
        var unitsHistory = hasFixedCharges(entries)
                ? units.of(tenant, ids)
                : Map.<UnitsHistory.Key, List<dev.tarn.engine.subscription.FixedChargeUnits.Entry>>of();
        var withUsage = bills.stream()
                .filter(bill -> !bill.skipCharges())
                .flatMap(bill -> bill.entries().stream())
                .map(entry -> Known.in(reckonings, entry))
                .toList();
        boolean correcting = late.areCorrected(tenant);
        var used = usage.of(tenant, withUsage, feeTaxes, correcting);
        Map<UUID, List<NewFee>> usageFees = used.fees();
        var corrections = late.correct(tenant, withUsage, used.mark(), except, feeTaxes);
        var carriedOver = paidFixedCharges.carriedOver(tenant, entries);
        var settlements = commitments.settled(tenant, reckonings.values(), except);
        var made = new ArrayList<NewInvoice>();
        for (Bill bill : bills) {
            var fees = new Fees();
            for (Entry entry : bill.entries()) {
                var reckoning = Known.in(reckonings, entry);
                var own = new Fees();
                SubscriptionFees.of(reckoning, feeTaxes).ifPresent(own::add);
                if (!bill.skipCharges()) {
                    own.addAll(usageFees.getOrDefault(entry.id(), List.of()));
                }
                own.addAll(FixedChargeFees.of(
                        reckoning, unitsHistory, carriedOver.getOrDefault(entry.id(), Map.of()), feeTaxes));
                Optional.ofNullable(settlements.get(entry.id()))
                        .filter(settlement -> settlement.reckoning().equals(reckoning))
                        .flatMap(settlement -> settlement.fee(own.all(), feeTaxes))
                        .ifPresent(own::add);
                fees.addAll(own.all());
                if (!bill.skipCharges()) {
                    // what is late fills up no commitment of this period
                    fees.addAll(corrections.fees(entry.id()));
                }
            }
            made.add(invoice(
                    bill,
                    billedAt,
                    bill.entries().stream()
                            .map(entry -> Known.in(reckonings, entry))
                            .toList(),
                    bill.skipCharges() ? LateUsage.Corrections.NONE : corrections,
                    fees.all()));
        }
        return made;
    }

    private static boolean hasFixedCharges(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> !entry.plan().fixedCharges().isEmpty());
    }

    static NewInvoice invoice(Bill bill, Instant billedAt, List<Reckoning> reckonings, List<NewFee> fees) {
        return invoice(bill, billedAt, reckonings, LateUsage.Corrections.NONE, fees);
    }

    private static NewInvoice invoice(
            Bill bill,
            Instant billedAt,
            List<Reckoning> reckonings,
            LateUsage.Corrections corrections,
            List<NewFee> fees) {
        Entry first = bill.first();
        return new NewInvoice(
                first.customer().id(),
                first.billingEntityId(),
                first.cause() == Cause.THRESHOLD ? "progressive_billing" : "subscription",
                first.plan().currency(),
                billedAt,
                bill.isPeriodic(),
                bill.skipCharges(),
                first.subscription().purchaseOrderNumber(),
                reckonings.stream()
                        .map(reckoning -> line(reckoning, corrections))
                        .toList(),
                fees);
    }

    private static NewInvoiceSubscription line(Reckoning reckoning, LateUsage.Corrections corrections) {
        Cause cause = reckoning.entry().cause();
        return new NewInvoiceSubscription(
                reckoning.subscriptionId(),
                cause.reason(),
                cause.isRecurring(),
                reckoning.billedAt(),
                reckoning.boundaries(),
                reckoning.zone(),
                corrections.rated(reckoning.subscriptionId()));
    }

    /** The fees of one invoice, where a true-up names its fee by its place in the list. */
    private static final class Fees {
        private final List<NewFee> fees = new ArrayList<>();

        void add(NewFee fee) {
            fees.add(fee);
        }

        /** Fees whose true-ups count from the first of them. */
        void addAll(List<NewFee> more) {
            int first = fees.size();
            more.forEach(fee -> fees.add(fee.movedBy(first)));
        }

        List<NewFee> all() {
            return fees;
        }
    }
}
