package dev.tarn.plan;

import dev.tarn.engine.time.Interval;
import dev.tarn.platform.Refusal;
import dev.tarn.tax.Tax;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan with everything that decides what it costs.
 *
 * @param amountCents price of one full interval
 * @param payInAdvance whether the subscription fee is due at the start of its period
 * @param trialPeriodDays may be a fraction; null or zero: no trial
 * @param parentId the plan it was made from for one subscription; null: it is sold itself
 * @param ownFields what it has differently from that plan, as requests name it
 * @param usageThresholds its own; where it has none, those of the plan it overrides apply
 * @param version counts the edits; fees name the version they were billed with
 */
public record Plan(
        UUID id,
        @Nullable UUID parentId,
        String code,
        String name,
        @Nullable String invoiceDisplayName,
        @Nullable String description,
        Interval interval,
        long amountCents,
        String currency,
        boolean payInAdvance,
        @Nullable BigDecimal trialPeriodDays,
        @Nullable Boolean billChargesMonthly,
        @Nullable Boolean billFixedChargesMonthly,
        @Nullable Map<String, @Nullable String> metadata,
        boolean pendingDeletion,
        int version,
        List<Charge> charges,
        List<FixedCharge> fixedCharges,
        @Nullable Commitment minimumCommitment,
        List<Tax> taxes,
        List<UsageThreshold> usageThresholds,
        List<UsageThreshold> applicableUsageThresholds,
        Instant createdAt,
        Set<String> ownFields) {

    /** Its charge of this code, or a refusal. */
    public Charge charge(String chargeCode) {
        return charges.stream()
                .filter(charge -> charge.code().equals(chargeCode))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("charge"));
    }

    /** Its fixed charge of this code, or a refusal. */
    public FixedCharge fixedCharge(String fixedChargeCode) {
        return fixedCharges.stream()
                .filter(fixedCharge -> fixedCharge.code().equals(fixedChargeCode))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("fixed_charge"));
    }

    /** The plan that is sold: this one, or the one it was made from. */
    public UUID rootId() {
        return parentId == null ? id : parentId;
    }

    /** The same with these units of fixed charges. */
    public Plan withUnits(Map<UUID, BigDecimal> units) {
        if (units.isEmpty()) {
            return this;
        }
        var changed = fixedCharges.stream()
                .map(fixedCharge -> units.containsKey(fixedCharge.id())
                        ? fixedCharge.withUnits(units.get(fixedCharge.id()))
                        : fixedCharge)
                .toList();
        return new Plan(
                id,
                parentId,
                code,
                name,
                invoiceDisplayName,
                description,
                interval,
                amountCents,
                currency,
                payInAdvance,
                trialPeriodDays,
                billChargesMonthly,
                billFixedChargesMonthly,
                metadata,
                pendingDeletion,
                version,
                charges,
                changed,
                minimumCommitment,
                taxes,
                usageThresholds,
                applicableUsageThresholds,
                createdAt,
                ownFields);
    }
}
