package dev.tarn.invoice;

import dev.tarn.customer.Customers;
import dev.tarn.engine.money.AmountTooLargeException;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Fees of drafts edited by hand (INV-150 to INV-157). */
@Service
class AdjustedFees {
    private final AdjustedFeeStore store;
    private final AdjustmentTargets targets;
    private final DraftStore draftStore;
    private final Drafts drafts;
    private final FeeReader fees;
    private final Customers customers;
    private final BillingClock clock;
    private final TransactionTemplate transactions;

    AdjustedFees(
            AdjustedFeeStore store,
            AdjustmentTargets targets,
            DraftStore draftStore,
            Drafts drafts,
            FeeReader fees,
            Customers customers,
            BillingClock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.targets = targets;
        this.draftStore = draftStore;
        this.drafts = drafts;
        this.fees = fees;
        this.customers = customers;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** An adjustment with the fee it has now; null where the draft no longer has one. */
    record Standing(FeeAdjustment adjustment, @Nullable Fee fee) {}

    List<Standing> list(Tenant tenant, UUID invoiceId) {
        draftStore.requireVisible(tenant, invoiceId);
        List<Fee> current = fees.ofInvoice(tenant, invoiceId);
        return store.byInvoice(tenant, List.of(invoiceId)).getOrDefault(invoiceId, List.of()).stream()
                .map(adjustment -> new Standing(adjustment, feeOf(current, adjustment.target())))
                .toList();
    }

    /** Changes a fee and computes the draft again; answers the fee as it is then (INV-156). */
    @Transactional
    public Fee adjust(Tenant tenant, UUID invoiceId, AdjustmentRequest asked) {
        holdDraft(tenant, invoiceId);
        FeeTarget target = targets.find(tenant, invoiceId, asked);
        if (!store.insert(tenant, invoiceId, target, asked, clock.now(tenant))) {
            throw Refusal.invalid("adjusted_fee", "already_exists");
        }
        refresh(tenant, invoiceId);
        Fee adjusted = feeOf(fees.ofInvoice(tenant, invoiceId), target);
        if (adjusted == null) {
            // the run behind the draft bills no such thing
            throw Refusal.notFound(asked.fixedChargeId() != null ? "fixed_charge" : "charge");
        }
        return adjusted;
    }

    /** Everything as if the fee were changed, and back again (INV-157). */
    Fee preview(Tenant tenant, UUID invoiceId, AdjustmentRequest asked) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            return adjust(tenant, invoiceId, asked);
        }));
    }

    /** Restores what is computed. The fee is named by the id it has now, or by the one it was adjusted under. */
    @Transactional
    public void takeBack(Tenant tenant, UUID invoiceId, UUID feeId) {
        holdDraft(tenant, invoiceId);
        UUID adjustmentId = adjustmentOf(tenant, invoiceId, feeId);
        store.delete(tenant, adjustmentId);
        refresh(tenant, invoiceId);
    }

    private UUID adjustmentOf(Tenant tenant, UUID invoiceId, UUID feeId) {
        UUID madeFor = store.madeFor(tenant, invoiceId, feeId);
        if (madeFor != null) {
            return madeFor;
        }
        FeeTarget target = fees.ofInvoice(tenant, invoiceId).stream()
                .filter(fee -> fee.id().equals(feeId))
                .findFirst()
                .map(FeeTarget::of)
                .orElseThrow(() -> Refusal.notFound("fee"));
        return store.byInvoice(tenant, List.of(invoiceId)).getOrDefault(invoiceId, List.of()).stream()
                .filter(adjustment -> adjustment.target().equals(target))
                .map(FeeAdjustment::id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("adjusted_fee"));
    }

    /** The customer is locked before the draft, as everybody does; from here on nobody finalizes it. */
    private void holdDraft(Tenant tenant, UUID invoiceId) {
        draftStore.requireVisible(tenant, invoiceId);
        customers.lock(tenant, draftStore.customerIds(tenant, List.of(invoiceId)));
        if (draftStore.read(tenant, List.of(invoiceId)).isEmpty()) {
            throw Refusal.forbidden("feature_unavailable");
        }
    }

    private void refresh(Tenant tenant, UUID invoiceId) {
        try {
            drafts.refresh(tenant, invoiceId);
        } catch (AmountTooLargeException tooLarge) {
            throw Refusal.invalid("adjusted_fee", "value_is_out_of_range");
        }
    }

    private static @Nullable Fee feeOf(List<Fee> fees, FeeTarget target) {
        return fees.stream()
                .filter(fee -> target.equals(FeeTarget.of(fee)))
                .findFirst()
                .orElse(null);
    }
}
