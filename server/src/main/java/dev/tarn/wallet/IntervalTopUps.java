package dev.tarn.wallet;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.time.Interval;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.engine.wallet.TopUpDays;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rules that top up at intervals: at the start of each of their days, in the customer's time zone (CRD-251). */
@Component
class IntervalTopUps implements DueWorkKind {
    /** After what is billed and finalized at the same instant, and before what that leaves is counted. */
    private static final int RANK = 65;

    private final WalletReader wallets;
    private final RuleStore rules;
    private final TransactionStore transactions;
    private final RefreshWallets refresh;
    private final ThresholdTopUps thresholds;
    private final TopUps topUps;
    private final Customers customers;
    private final DueWork dueWork;

    IntervalTopUps(
            WalletReader wallets,
            RuleStore rules,
            TransactionStore transactions,
            RefreshWallets refresh,
            ThresholdTopUps thresholds,
            TopUps topUps,
            Customers customers,
            DueWork dueWork) {
        this.wallets = wallets;
        this.rules = rules;
        this.transactions = transactions;
        this.refresh = refresh;
        this.thresholds = thresholds;
        this.topUps = topUps;
        this.customers = customers;
        this.dueWork = dueWork;
    }

    @Override
    public String name() {
        return "top_up_wallet";
    }

    @Override
    public int rank() {
        return RANK;
    }

    /** The next of its days after the given instant; never the day the wallet was made on. */
    void schedule(Tenant tenant, Wallet wallet, WalletRule rule, Customer customer, Instant after) {
        Interval interval = rule.terms().interval();
        if (interval == null) {
            dueWork.cancel(tenant, this, rule.id());
            return;
        }
        var zone = customer.applicableZone();
        Instant startedAt = rule.terms().startedAt();
        var days = new TopUpDays(interval, LocalDays.dateOf(startedAt == null ? wallet.createdAt() : startedAt, zone));
        LocalDate day = days.nextAfter(LocalDays.dateOf(after, zone));
        dueWork.schedule(tenant, this, rule.id(), customer.id(), LocalDays.startOf(day, zone));
    }

    void cancel(Tenant tenant, WalletRule rule) {
        dueWork.cancel(tenant, this, rule.id());
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        var customerIds = items.stream().map(DueItem::groupId).collect(Collectors.toSet());
        customers.lock(tenant, customerIds);
        var ruleIds = items.stream().map(DueItem::subjectId).toList();
        var active = Set.copyOf(rules.walletsOfActive(tenant, ruleIds).values());
        // what is left counts for rules with a target
        var due = refresh.refresh(tenant, customerIds).stream()
                .filter(wallet -> active.contains(wallet.id()))
                .toList();
        topUps.add(tenant, toppingUp(tenant, dueAt, due));
        var known = customers.byIds(tenant, customerIds);
        for (Wallet wallet : due) {
            wallet.activeRule()
                    .ifPresent(rule -> schedule(tenant, wallet, rule, Known.in(known, wallet.customerId()), dueAt));
        }
    }

    /** Those that have not topped up for this instant, and whose last purchase has not just failed (CRD-255). */
    private List<TopUps.Due> toppingUp(Tenant tenant, Instant dueAt, List<Wallet> wallets) {
        var resting = thresholds.resting(tenant, wallets);
        var ruleIds = wallets.stream()
                .flatMap(wallet -> wallet.activeRule().stream())
                .map(WalletRule::id)
                .toList();
        var done = transactions.toppedUp(ruleIds, dueAt);
        var due = new ArrayList<TopUps.Due>();
        for (Wallet wallet : wallets) {
            wallet.activeRule()
                    .filter(rule -> rule.terms().interval() != null)
                    .filter(rule -> !done.contains(rule.id()) && !resting.contains(wallet.id()))
                    .ifPresent(rule -> due.add(new TopUps.Due(wallet, rule, BigDecimal.ZERO, dueAt)));
        }
        return due;
    }
}
