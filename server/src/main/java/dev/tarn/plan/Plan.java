package dev.tarn.plan;

import dev.tarn.engine.time.Interval;
import dev.tarn.tax.Tax;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan with everything that decides what it costs.
 *
 * @param amountCents price of one full interval
 * @param payInAdvance whether the subscription fee is due at the start of its period
 * @param trialPeriodDays may be a fraction; null or zero: no trial
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
        List<Tax> taxes,
        List<UsageThreshold> usageThresholds,
        List<UsageThreshold> applicableUsageThresholds,
        Instant createdAt) {}
