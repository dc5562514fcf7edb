package dev.tarn.wallet;

import dev.tarn.customer.CustomerUpdated;
import dev.tarn.customer.Customers;
import dev.tarn.engine.wallet.OngoingUsage;
import dev.tarn.invoice.DraftsWritten;
import dev.tarn.invoice.FinalizedListener;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.UsageNoticed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts again what usage leaves of a customer's wallets, after events and after all else that changes what is not paid yet (CRD-244); then
 * whatever waits for that: alerts, and rules that top up at a threshold.
 */
@Component
class RefreshWallets implements DueWorkKind, FinalizedListener {
    /** The last of what is due at an instant. */
    private static final int RANK = 90;

    private final WalletReader reader;
    private final WalletStore store;
    private final Unpaid unpaid;
    private final WalletAlerts alerts;
    private final Customers customers;
    private final DueWork dueWork;
    private final BillingClock clock;
    // top-ups move credits, and that is followed by this again
    private final ObjectProvider<ThresholdTopUps> topUps;

    RefreshWallets(
            WalletReader reader,
            WalletStore store,
            Unpaid unpaid,
            WalletAlerts alerts,
            Customers customers,
            DueWork dueWork,
            BillingClock clock,
            ObjectProvider<ThresholdTopUps> topUps) {
        this.reader = reader;
        this.store = store;
        this.unpaid = unpaid;
        this.alerts = alerts;
        this.customers = customers;
        this.dueWork = dueWork;
        this.clock = clock;
        this.topUps = topUps;
    }

    @Override
    public String name() {
        return "refresh_wallets";
    }

    @Override
    public int rank() {
        return RANK;
    }

    /**
     * As soon as what is going on is committed. Each time a row of its own: one that waits may be in another's hands, who would then have to be
     * waited for; those of one customer and instant are run together.
     */
    void schedule(Tenant tenant, Collection<UUID> customerIds) {
        Instant now = clock.now(tenant);
        dueWork.scheduleAll(
                tenant,
                this,
                customerIds.stream()
                        .map(id -> new DueWork.Entry(Ids.next(), id, now))
                        .toList());
    }

    /** Later, once for the given cause. */
    void scheduleAt(Tenant tenant, UUID customerId, UUID cause, Instant at) {
        String name = cause + " " + at;
        UUID subject = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        dueWork.scheduleAll(tenant, this, List.of(new DueWork.Entry(subject, customerId, at)));
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        var customerIds = items.stream().map(DueItem::groupId).distinct().toList();
        customers.lock(tenant, customerIds);
        topUps.getObject().topUp(tenant, refresh(tenant, customerIds));
    }

    /** Writes the ongoing figures of these customers' active wallets, which are locked; answers the wallets as they are then. */
    List<Wallet> refresh(Tenant tenant, Collection<UUID> customerIds) {
        var wallets = reader.active(tenant, customerIds);
        if (wallets.isEmpty()) {
            return List.of();
        }
        var nets = unpaid.of(tenant, wallets.stream().map(Wallet::customerId).collect(Collectors.toSet()));
        Map<Unpaid.Account, List<Wallet>> byAccount = wallets.stream()
                .collect(Collectors.groupingBy(wallet ->
                        new Unpaid.Account(wallet.customerId(), wallet.rate().currency())));
        var usage = new HashMap<String, Long>();
        byAccount.forEach((account, together) -> usage.putAll(OngoingUsage.of(
                nets.of(account), together.stream().map(RefreshWallets::ongoing).toList())));
        var figures = new ArrayList<WalletStore.Ongoing>();
        for (Wallet wallet : wallets) {
            long usageCents = usage.getOrDefault(wallet.id().toString(), 0L);
            boolean depleted = wallet.balance().cents() - usageCents <= 0;
            figures.add(new WalletStore.Ongoing(wallet.id(), usageCents, depleted));
        }
        store.writeOngoing(figures, clock.now(tenant));
        var refreshed = reader.active(tenant, customerIds);
        alerts.ongoingMoved(tenant, refreshed);
        return refreshed;
    }

    private static OngoingUsage.Wallet ongoing(Wallet wallet) {
        return new OngoingUsage.Wallet(
                wallet.id().toString(), wallet.scope(), wallet.balance().cents(), wallet.hasThresholdRule());
    }

    private void scheduleIfHeld(Tenant tenant, Collection<UUID> customerIds) {
        var withWallets = reader.withWallets(tenant, customerIds);
        if (!withWallets.isEmpty()) {
            schedule(tenant, withWallets);
        }
    }

    @EventListener
    void on(UsageNoticed noticed) {
        scheduleIfHeld(
                noticed.tenant(),
                noticed.used().stream().map(UsageNoticed.Used::customerId).collect(Collectors.toSet()));
    }

    @EventListener
    void on(DraftsWritten drafts) {
        scheduleIfHeld(drafts.tenant(), drafts.customerIds());
    }

    /** Other taxes, other usage. */
    @EventListener
    void on(CustomerUpdated update) {
        if (update.taxesReplaced()) {
            scheduleIfHeld(update.tenant(), List.of(update.after().id()));
        }
    }

    @Override
    public void finalized(Tenant tenant, List<Finalized> invoices) {
        scheduleIfHeld(tenant, invoices.stream().map(Finalized::customerId).collect(Collectors.toSet()));
    }
}
