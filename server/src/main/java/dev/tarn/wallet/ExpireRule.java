package dev.tarn.wallet;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A recurring rule's {@code expiration_at}: from then on it tops nothing up (CRD-250). */
@Component
class ExpireRule implements DueWorkKind {
    /** Before whatever else is due then. */
    private static final int RANK = 5;

    private final RuleStore store;
    private final RefreshWallets refresh;
    private final DueWork dueWork;

    ExpireRule(RuleStore store, RefreshWallets refresh, DueWork dueWork) {
        this.store = store;
        this.refresh = refresh;
        this.dueWork = dueWork;
    }

    @Override
    public String name() {
        return "expire_wallet_rule";
    }

    @Override
    public int rank() {
        return RANK;
    }

    void schedule(Tenant tenant, UUID ruleId, WalletRule.Terms terms, UUID customerId) {
        Instant at = terms.expirationAt();
        if (at == null) {
            dueWork.cancel(tenant, this, ruleId);
        } else {
            dueWork.schedule(tenant, this, ruleId, customerId, at);
        }
    }

    void cancel(Tenant tenant, WalletRule rule) {
        dueWork.cancel(tenant, this, rule.id());
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        store.terminate(items.stream().map(DueItem::subjectId).toList(), dueAt);
        // usage that it drew to its wallet spreads over the others again (CRD-243)
        refresh.schedule(tenant, items.stream().map(DueItem::groupId).distinct().toList());
    }
}
