package dev.tarn.wallet;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A wallet's {@code expiration_at}: from then on it pays nothing (CRD-217). */
@Component
class ExpireWallet implements DueWorkKind {
    /** Before whatever else is due then. */
    private static final int RANK = 6;

    private final Terminations terminations;
    private final DueWork dueWork;

    ExpireWallet(Terminations terminations, DueWork dueWork) {
        this.terminations = terminations;
        this.dueWork = dueWork;
    }

    @Override
    public String name() {
        return "expire_wallet";
    }

    @Override
    public int rank() {
        return RANK;
    }

    void schedule(Tenant tenant, UUID walletId, UUID customerId, @Nullable Instant at) {
        if (at == null) {
            dueWork.cancel(tenant, this, walletId);
        } else {
            dueWork.schedule(tenant, this, walletId, customerId, at);
        }
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        terminations.lock(tenant, items.stream().map(DueItem::groupId).toList());
        terminations.terminate(tenant, items.stream().map(DueItem::subjectId).toList());
    }
}
