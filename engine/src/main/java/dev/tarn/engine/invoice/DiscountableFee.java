package dev.tarn.engine.invoice;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fee as coupons see it.
 *
 * @param metricId metric of a charge fee; null for every other fee
 * @param planIds the subscription's plan and, for an override, the plan it overrides; empty without subscription
 * @param couponsAmountCents already taken off: progressive credits (INV-086), 5 decimals
 */
public record DiscountableFee(
        long amountCents, @Nullable String metricId, Set<String> planIds, BigDecimal couponsAmountCents) {

    public DiscountableFee {
        planIds = Set.copyOf(planIds);
    }

    BigDecimal remainingCents() {
        return BigDecimal.valueOf(amountCents).subtract(couponsAmountCents);
    }

    DiscountableFee less(BigDecimal shareCents) {
        BigDecimal taken = couponsAmountCents.add(shareCents).min(BigDecimal.valueOf(amountCents));
        return new DiscountableFee(amountCents, metricId, planIds, taken);
    }
}
