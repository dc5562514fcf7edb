package dev.tarn.wallet;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rules that fire when little is left: looked at each time the ongoing figures change, under the customer's lock, so never twice for one cause. */
@Component
class ThresholdTopUps {
    private static final Duration REST_AFTER_FAILURE = Duration.ofHours(1);

    private final TransactionStore transactions;
    private final TopUps topUps;
    private final RefreshWallets refresh;
    private final BillingClock clock;

    ThresholdTopUps(TransactionStore transactions, TopUps topUps, RefreshWallets refresh, BillingClock clock) {
        this.transactions = transactions;
        this.topUps = topUps;
        this.refresh = refresh;
        this.clock = clock;
    }

    /**
     * Tops up those of the wallets that have fallen to their rule's threshold, and would still be there with what is under way (CRD-252). What was
     * granted counts at once; the rule is not asked again before something else changes.
     *
     * @param wallets with fresh figures, their customers locked
     */
    void topUp(Tenant tenant, List<Wallet> wallets) {
        var ruled = wallets.stream().filter(Wallet::hasThresholdRule).toList();
        if (ruled.isEmpty()) {
            return;
        }
        var ids = ruled.stream().map(Wallet::id).toList();
        Map<UUID, BigDecimal> pending = transactions.pendingCredits(ids);
        Set<UUID> resting = resting(tenant, ruled);
        var due = new ArrayList<TopUps.Due>();
        for (Wallet wallet : ruled) {
            var rule = wallet.activeRule().orElseThrow();
            var one = new TopUps.Due(wallet, rule, pending.getOrDefault(wallet.id(), BigDecimal.ZERO), null);
            BigDecimal threshold = rule.terms().thresholdCredits();
            if (threshold != null && one.topUp().reaches(threshold) && !resting.contains(wallet.id())) {
                due.add(one);
            }
        }
        if (topUps.add(tenant, due)) {
            refresh.refresh(
                    tenant, due.stream().map(one -> one.wallet().customerId()).collect(Collectors.toSet()));
        }
    }

    /** After a purchase has failed its rule rests; it is asked again when that is over (CRD-255). */
    Set<UUID> resting(Tenant tenant, Collection<Wallet> wallets) {
        Instant now = clock.now(tenant);
        Map<UUID, Instant> failed =
                transactions.failedSince(wallets.stream().map(Wallet::id).toList(), now.minus(REST_AFTER_FAILURE));
        for (Wallet wallet : wallets) {
            Instant failedAt = failed.get(wallet.id());
            if (failedAt != null) {
                refresh.scheduleAt(tenant, wallet.customerId(), wallet.id(), failedAt.plus(REST_AFTER_FAILURE));
            }
        }
        return new HashSet<>(failed.keySet());
    }
}
