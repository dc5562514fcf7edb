package dev.tarn.billing;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.StandaloneFees;
import dev.tarn.plan.Charge;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.Taxes;
import dev.tarn.usage.ChargeUsage;
import dev.tarn.usage.MeteredSubscription;
import dev.tarn.usage.Usages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * At the start of a period, what was paid in advance and is carried over is due again (PRC-108). Where it is not invoiced this makes fees of it,
 * also of nothing (BIL-116).
 */
@Component
class InAdvanceRenewals {
    private final HistoryReader histories;
    private final Usages usages;
    private final Taxes taxes;
    private final StandaloneFees fees;

    InAdvanceRenewals(HistoryReader histories, Usages usages, Taxes taxes, StandaloneFees fees) {
        this.histories = histories;
        this.usages = usages;
        this.taxes = taxes;
        this.fees = fees;
    }

    void make(Tenant tenant, Instant billedAt, List<Entry> billed) {
        var entries = billed.stream().filter(entry -> !charges(entry).isEmpty()).toList();
        if (entries.isEmpty()) {
            return;
        }
        Map<UUID, History> history =
                histories.read(tenant, entries.stream().map(Entry::id).toList(), billedAt, Set.of());
        var reckonings = new ArrayList<Reckoning>();
        var metered = new ArrayList<MeteredSubscription>();
        for (Entry entry : entries) {
            var reckoning = Reckoning.of(entry, billedAt, history.getOrDefault(entry.id(), History.NONE), null);
            Window window = reckoning.boundaries().charges();
            if (window != null && window.lasts()) {
                reckonings.add(reckoning);
                metered.add(metered(reckoning, window));
            }
        }
        Map<UUID, List<ChargeUsage>> used = usages.rate(tenant, metered);
        var feeTaxes = FeeTaxes.read(taxes, tenant, entries);
        for (Reckoning reckoning : reckonings) {
            fees.make(tenant, charged(reckoning, used.getOrDefault(reckoning.subscriptionId(), List.of()), feeTaxes));
        }
    }

    private static List<Charge> charges(Entry entry) {
        return entry.plan().charges().stream()
                .filter(charge -> !charge.invoiceable() && UsageFees.isRenewed(charge, entry))
                .toList();
    }

    private static MeteredSubscription metered(Reckoning reckoning, Window window) {
        Entry entry = reckoning.entry();
        return new MeteredSubscription(
                entry.id(),
                entry.subscription().externalId(),
                charges(entry),
                UsagePeriod.of(window.fromAt(), window.toAt(), reckoning.zone(), window.durationDays()),
                Currency.of(entry.plan().currency()));
    }

    private static List<StandaloneFees.Charged> charged(
            Reckoning reckoning, List<ChargeUsage> used, FeeTaxes feeTaxes) {
        var charged = new ArrayList<StandaloneFees.Charged>();
        for (ChargeUsage charge : used) {
            charge.buckets().forEach(bucket -> {
                NewFee fee =
                        UsageFees.fee(reckoning, charge.charge(), bucket, feeTaxes, null, new NewFee.Advance(null));
                charged.add(new StandaloneFees.Charged(
                        reckoning.entry().customer().id(), reckoning.entry().billingEntityId(), fee));
            });
        }
        return charged;
    }
}
