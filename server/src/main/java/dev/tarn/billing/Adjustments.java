package dev.tarn.billing;

import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.Draft;
import dev.tarn.invoice.FeeAdjustment;
import dev.tarn.invoice.FeeTarget;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.ChargeProperties;
import dev.tarn.plan.FixedCharge;
import dev.tarn.usage.BucketUsage;
import dev.tarn.usage.ChargeUsage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody entered by hand for a subscription on a draft: computed fees give way to it (INV-150 to INV-156). */
record Adjustments(List<FeeAdjustment> all) {
    static final Adjustments NONE = new Adjustments(List.of());

    Adjustments {
        all = List.copyOf(all);
    }

    static Adjustments of(Draft draft, UUID subscriptionId) {
        return new Adjustments(draft.adjustments().stream()
                .filter(each -> each.target().subscriptionId().equals(subscriptionId))
                .toList());
    }

    /** Whether this fee was edited: then it stays, even with nothing on it (PRC-078). */
    boolean include(NewFee fee) {
        return find(fee).isPresent();
    }

    NewFee named(NewFee computed) {
        return find(computed)
                .map(edited -> computed.named(edited.invoiceDisplayName()))
                .orElse(computed);
    }

    /** Of what is one unit when it is computed: the fee for a plan, or what is missing to a minimum. */
    NewFee ofWhole(NewFee computed) {
        return find(computed)
                .filter(edited -> edited.change().changesAmount())
                .map(edited -> named(computed.costing(edited.change().ofWhole(computed.amount()))))
                .orElseGet(() -> named(computed));
    }

    NewFee ofFixedCharge(NewFee computed, FixedCharge fixedCharge) {
        return find(computed)
                .filter(edited -> edited.change().changesAmount())
                .map(edited -> {
                    var model = ChargeProperties.model(fixedCharge.chargeModel(), fixedCharge.properties());
                    return named(computed.costing(
                            edited.change().ofCharge(model, computed.amount()).amount()));
                })
                .orElseGet(() -> named(computed));
    }

    /** The usage with what was entered instead of it, also where nothing was used. */
    ChargeUsage of(ChargeUsage metered, Currency currency) {
        Charge charge = metered.charge();
        var ofCharge = all.stream().filter(edited -> isUsageOf(charge, edited)).toList();
        if (ofCharge.isEmpty()) {
            return metered;
        }
        var met = new HashSet<UUID>();
        var buckets = new ArrayList<BucketUsage>();
        for (BucketUsage bucket : metered.buckets()) {
            buckets.add(ofCharge.stream()
                    .filter(edited -> isOf(bucket, edited.target()))
                    .findFirst()
                    .map(edited -> entered(bucket, edited, charge, met))
                    .orElse(bucket));
        }
        ofCharge.stream()
                .filter(edited -> !met.contains(edited.id()))
                .forEach(edited -> unused(charge, edited, currency)
                        .ifPresent(bucket -> buckets.add(entered(bucket, edited, charge, met))));
        return new ChargeUsage(charge, buckets);
    }

    private Optional<FeeAdjustment> find(NewFee fee) {
        FeeTarget target = FeeTarget.of(fee);
        return all.stream().filter(edited -> edited.target().equals(target)).findFirst();
    }

    private static boolean isUsageOf(Charge charge, FeeAdjustment edited) {
        FeeTarget target = edited.target();
        return target.type() == FeeType.CHARGE
                && !target.trueUp()
                && charge.id().equals(target.chargeId());
    }

    private static boolean isOf(BucketUsage bucket, FeeTarget target) {
        return Objects.equals(idOf(bucket.filter()), target.chargeFilterId())
                && bucket.groupedBy().equals(target.groupedBy());
    }

    private static @Nullable UUID idOf(@Nullable ChargeFilter filter) {
        return filter == null ? null : filter.id();
    }

    private static BucketUsage entered(BucketUsage bucket, FeeAdjustment edited, Charge charge, Set<UUID> met) {
        met.add(edited.id());
        return edited.change().changesAmount() ? bucket.entered(edited.change(), charge) : bucket;
    }

    /** A group without events, or one whose events are gone; empty where the charge has lost the filter. */
    private static Optional<BucketUsage> unused(Charge charge, FeeAdjustment edited, Currency currency) {
        FeeTarget target = edited.target();
        UUID filterId = target.chargeFilterId();
        if (filterId == null) {
            return Optional.of(BucketUsage.unused(charge, null, target.groupedBy(), currency));
        }
        return charge.filters().stream()
                .filter(filter -> filter.id().equals(filterId))
                .findFirst()
                .map(filter -> BucketUsage.unused(charge, filter, target.groupedBy(), currency));
    }
}
