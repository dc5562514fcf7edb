package dev.tarn.coupon;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** A coupon's {@code expiration_at}: from then on it is not given out any more (CRD-012). */
@Component
class ExpireCoupon implements DueWorkKind {
    /** Before whatever else is due then. */
    private static final int RANK = 7;

    private final CouponStore store;

    ExpireCoupon(CouponStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "expire_coupon";
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        store.terminate(items.stream().map(DueItem::subjectId).toList(), dueAt);
    }
}
