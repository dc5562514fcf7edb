package dev.tarn.invoice;

import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.ChargeProperties;
import dev.tarn.plan.FixedCharge;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscriptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what is to be adjusted: a fee of the draft, or the fee that something its subscriptions pay for would have (INV-150). */
@Component
class AdjustmentTargets {
    private static final Set<FeeType> ADJUSTABLE = Set.of(FeeType.SUBSCRIPTION, FeeType.CHARGE, FeeType.FIXED_CHARGE);
    private static final String PERCENTAGE = "percentage";
    private static final String GRADUATED = "graduated";

    private final DraftStore drafts;
    private final FeeReader fees;
    private final Subscriptions subscriptions;
    private final Plans plans;

    AdjustmentTargets(DraftStore drafts, FeeReader fees, Subscriptions subscriptions, Plans plans) {
        this.drafts = drafts;
        this.fees = fees;
        this.subscriptions = subscriptions;
        this.plans = plans;
    }

    FeeTarget find(Tenant tenant, UUID invoiceId, AdjustmentRequest asked) {
        UUID feeId = asked.feeId();
        return feeId == null ? ofPlan(tenant, invoiceId, asked) : ofFee(tenant, invoiceId, feeId, asked);
    }

    private FeeTarget ofFee(Tenant tenant, UUID invoiceId, UUID feeId, AdjustmentRequest asked) {
        Fee fee = fees.find(tenant, feeId)
                .filter(found -> invoiceId.equals(found.invoiceId()))
                .filter(found -> ADJUSTABLE.contains(found.type()))
                .orElseThrow(() -> Refusal.notFound("fee"));
        if (fee.trueUpParentFeeId() == null) {
            refuseUnits(asked, fee.chargeModel(), fee.prorated());
        }
        return Objects.requireNonNull(FeeTarget.of(fee));
    }

    private FeeTarget ofPlan(Tenant tenant, UUID invoiceId, AdjustmentRequest asked) {
        UUID subscriptionId = asked.subscriptionId();
        boolean billed = drafts.read(tenant, List.of(invoiceId)).stream()
                .flatMap(stored -> stored.draft().subscriptions().stream())
                .anyMatch(line -> line.subscriptionId().equals(subscriptionId));
        if (subscriptionId == null || !billed) {
            throw Refusal.notFound(
                    subscriptionId == null && asked.chargeId() == null && asked.fixedChargeId() == null
                            ? "fee"
                            : "subscription");
        }
        UUID planId = Known.in(subscriptions.byIds(tenant, List.of(subscriptionId)), subscriptionId)
                .planId();
        Plan plan = Known.in(plans.byIds(tenant, List.of(planId)), planId);
        return asked.fixedChargeId() != null && asked.chargeId() == null
                ? ofFixedCharge(plan, subscriptionId, asked)
                : ofCharge(plan, subscriptionId, asked);
    }

    private static FeeTarget ofCharge(Plan plan, UUID subscriptionId, AdjustmentRequest asked) {
        Charge charge = plan.charges().stream()
                .filter(each -> each.id().equals(asked.chargeId()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("charge"));
        ChargeFilter filter = filterOf(charge, asked.chargeFilterId());
        refuseUnits(asked, charge.chargeModel(), charge.prorated());
        var properties = filter == null ? charge.properties() : filter.properties();
        return new FeeTarget(
                subscriptionId,
                FeeType.CHARGE,
                charge.id(),
                filter == null ? null : filter.id(),
                null,
                false,
                nothingOf(ChargeProperties.pricingGroupKeys(properties)));
    }

    private static FeeTarget ofFixedCharge(Plan plan, UUID subscriptionId, AdjustmentRequest asked) {
        FixedCharge fixedCharge = plan.fixedCharges().stream()
                .filter(each -> each.id().equals(asked.fixedChargeId()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("fixed_charge"));
        refuseUnits(asked, fixedCharge.chargeModel(), fixedCharge.prorated());
        return new FeeTarget(subscriptionId, FeeType.FIXED_CHARGE, null, null, fixedCharge.id(), false, Map.of());
    }

    private static @Nullable ChargeFilter filterOf(Charge charge, @Nullable UUID filterId) {
        return filterId == null
                ? null
                : charge.filters().stream()
                        .filter(filter -> filter.id().equals(filterId))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("charge_filter"));
    }

    /** The group of no event. */
    private static Map<String, @Nullable String> nothingOf(List<String> keys) {
        var group = new LinkedHashMap<String, @Nullable String>();
        keys.forEach(key -> group.put(key, null));
        return group;
    }

    /** Prices that follow the events themselves cannot be found for units that have none (INV-153). */
    private static void refuseUnits(AdjustmentRequest asked, @Nullable String chargeModel, boolean prorated) {
        boolean unitsOnly = asked.change().changesAmount() && asked.change().unitAmount() == null;
        boolean needsEvents = PERCENTAGE.equals(chargeModel) || (GRADUATED.equals(chargeModel) && prorated);
        if (unitsOnly && needsEvents) {
            throw Refusal.invalid("charge", "invalid_charge_model");
        }
    }
}
