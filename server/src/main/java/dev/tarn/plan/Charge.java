package dev.tarn.plan;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.metric.Metric;
import dev.tarn.platform.Refusal;
import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a plan prices the usage of one metric. The filters are in the order of the list they were given in.
 *
 * @param id of the charge of the plan; that of one subscription's plan bills under the same one, so that nothing is billed twice
 * @param pricingUnit what its prices and its minimum are stated in; null: the plan's currency (PRC-053)
 * @param own what one subscription has differently; null: nothing
 */
public record Charge(
        UUID id,
        UUID planId,
        Metric metric,
        String code,
        @Nullable String invoiceDisplayName,
        String chargeModel,
        boolean payInAdvance,
        boolean prorated,
        boolean invoiceable,
        @Nullable String regroupPaidFees,
        long minAmountCents,
        boolean acceptsTargetWallet,
        @Nullable PricingUnit pricingUnit,
        ObjectNode properties,
        List<ChargeFilter> filters,
        List<Tax> taxes,
        Instant createdAt,
        @Nullable Difference own) {

    /** Its filter of this id, or a refusal. */
    public ChargeFilter filter(String filterId) {
        return filters.stream()
                .filter(filter -> filter.id().toString().equals(filterId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("charge_filter"));
    }

    /** How it is addressed: by what differs, where something does. */
    public UUID shownId() {
        return own == null ? id : own.id();
    }
}
