package dev.tarn.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays what one subscription has differently over the plan it was made from (SUB-070): what is not its own is the plan's, as it is today. */
final class PlanOverlay {
    private PlanOverlay() {}

    /** @param child with its own parts only */
    static Plan of(Plan parent, Plan child) {
        Set<String> own = child.ownFields();
        return new Plan(
                child.id(),
                parent.id(),
                parent.code(),
                own.contains("name") ? child.name() : parent.name(),
                own.contains("invoice_display_name") ? child.invoiceDisplayName() : parent.invoiceDisplayName(),
                own.contains("description") ? child.description() : parent.description(),
                parent.interval(),
                own.contains("amount_cents") ? child.amountCents() : parent.amountCents(),
                own.contains("amount_currency") ? child.currency() : parent.currency(),
                parent.payInAdvance(),
                own.contains("trial_period") ? child.trialPeriodDays() : parent.trialPeriodDays(),
                parent.billChargesMonthly(),
                parent.billFixedChargesMonthly(),
                parent.metadata(),
                parent.pendingDeletion(),
                child.version(),
                charges(parent.charges(), child.charges()),
                fixedCharges(parent.fixedCharges(), child.fixedCharges()),
                own.contains("minimum_commitment") ? child.minimumCommitment() : parent.minimumCommitment(),
                own.contains("tax_codes") ? child.taxes() : parent.taxes(),
                child.usageThresholds(),
                child.usageThresholds().isEmpty() ? parent.usageThresholds() : child.usageThresholds(),
                child.createdAt(),
                own);
    }

    private static List<Charge> charges(List<Charge> parents, List<Charge> children) {
        Map<UUID, Charge> own = children.stream().collect(Collectors.toMap(Charge::id, Function.identity()));
        return parents.stream()
                .map(parent -> own.containsKey(parent.id()) ? charge(parent, own.get(parent.id())) : parent)
                .toList();
    }

    private static Charge charge(Charge parent, Charge child) {
        Difference own = child.own();
        return own == null
                ? parent
                : new Charge(
                        parent.id(),
                        parent.planId(),
                        parent.metric(),
                        parent.code(),
                        own.has("invoice_display_name") ? child.invoiceDisplayName() : parent.invoiceDisplayName(),
                        parent.chargeModel(),
                        parent.payInAdvance(),
                        parent.prorated(),
                        parent.invoiceable(),
                        parent.regroupPaidFees(),
                        own.has("min_amount_cents") ? child.minAmountCents() : parent.minAmountCents(),
                        parent.acceptsTargetWallet(),
                        own.has(AppliedPricingUnit.FIELD) ? child.pricingUnit() : parent.pricingUnit(),
                        own.has("properties") ? child.properties() : parent.properties(),
                        own.has("filters") ? child.filters() : parent.filters(),
                        own.has("tax_codes") ? child.taxes() : parent.taxes(),
                        parent.createdAt(),
                        own);
    }

    private static List<FixedCharge> fixedCharges(List<FixedCharge> parents, List<FixedCharge> children) {
        Map<UUID, FixedCharge> own = children.stream().collect(Collectors.toMap(FixedCharge::id, Function.identity()));
        return parents.stream()
                .map(parent -> own.containsKey(parent.id()) ? fixedCharge(parent, own.get(parent.id())) : parent)
                .toList();
    }

    private static FixedCharge fixedCharge(FixedCharge parent, FixedCharge child) {
        Difference own = child.own();
        return own == null
                ? parent
                : new FixedCharge(
                        parent.id(),
                        parent.planId(),
                        parent.addOn(),
                        parent.code(),
                        own.has("invoice_display_name") ? child.invoiceDisplayName() : parent.invoiceDisplayName(),
                        parent.chargeModel(),
                        own.has("units") ? child.units() : parent.units(),
                        parent.payInAdvance(),
                        parent.prorated(),
                        own.has("properties") ? child.properties() : parent.properties(),
                        own.has("tax_codes") ? child.taxes() : parent.taxes(),
                        parent.createdAt(),
                        own);
    }
}
