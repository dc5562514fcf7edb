package dev.tarn.plan;

import dev.tarn.tax.TaxJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan as the contract shows it. The three counters are kept for old clients; they are always 0 (SUB-011). */
public record PlanJson(
        UUID lagoId,
        @Nullable UUID parentId,
        String name,
        @Nullable String invoiceDisplayName,
        Instant createdAt,
        String code,
        String interval,
        @Nullable String description,
        long amountCents,
        String amountCurrency,
        @Nullable BigDecimal trialPeriod,
        boolean payInAdvance,
        @Nullable Boolean billChargesMonthly,
        @Nullable Boolean billFixedChargesMonthly,
        boolean pendingDeletion,
        int customersCount,
        int activeSubscriptionsCount,
        int draftInvoicesCount,
        @Nullable CommitmentJson minimumCommitment,
        List<ChargeJson> charges,
        List<FixedChargeJson> fixedCharges,
        List<TaxJson> taxes,
        List<UsageThresholdJson> usageThresholds,
        List<UsageThresholdJson.Applicable> applicableUsageThresholds,
        List<Object> entitlements,
        @Nullable Map<String, @Nullable String> metadata) {

    /** What the plan itself says, as versions keep it. */
    static PlanJson of(Plan plan) {
        return of(plan, List.of());
    }

    static PlanJson of(Plan plan, List<Object> entitlements) {
        return new PlanJson(
                plan.id(),
                plan.parentId(),
                plan.name(),
                plan.invoiceDisplayName(),
                plan.createdAt(),
                plan.code(),
                plan.interval().name().toLowerCase(Locale.ROOT),
                plan.description(),
                plan.amountCents(),
                plan.currency(),
                plan.trialPeriodDays() == null ? null : plan.trialPeriodDays().stripTrailingZeros(),
                plan.payInAdvance(),
                plan.billChargesMonthly(),
                plan.billFixedChargesMonthly(),
                plan.pendingDeletion(),
                0,
                0,
                0,
                CommitmentJson.of(plan),
                plan.charges().stream().map(ChargeJson::of).toList(),
                plan.fixedCharges().stream().map(FixedChargeJson::of).toList(),
                plan.taxes().stream().map(TaxJson::of).toList(),
                UsageThresholdJson.of(plan.usageThresholds()),
                UsageThresholdJson.Applicable.of(plan.applicableUsageThresholds()),
                entitlements,
                plan.metadata());
    }
}
