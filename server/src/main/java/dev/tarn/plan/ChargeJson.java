package dev.tarn.plan;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.platform.Decimals;
import dev.tarn.tax.TaxJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A charge as the contract shows it. */
public record ChargeJson(
        UUID lagoId,
        UUID lagoBillableMetricId,
        String code,
        String billableMetricCode,
        @Nullable String invoiceDisplayName,
        Instant createdAt,
        String chargeModel,
        boolean payInAdvance,
        boolean invoiceable,
        @Nullable String regroupPaidFees,
        boolean prorated,
        long minAmountCents,
        ObjectNode properties,
        List<Filter> filters,
        List<TaxJson> taxes,
        @Nullable AppliedUnit appliedPricingUnit,
        boolean acceptsTargetWallet,
        @Nullable UUID lagoParentId) {

    /** What it is priced in, and what that is worth. */
    public record AppliedUnit(String code, String conversionRate) {
        static @Nullable AppliedUnit of(@Nullable PricingUnit unit) {
            return unit == null ? null : new AppliedUnit(unit.code(), Decimals.text(unit.conversionRate()));
        }
    }

    /** A filter as the contract shows it, inside its charge and on its own. */
    public record Filter(
            UUID lagoId,
            String chargeCode,
            @Nullable String invoiceDisplayName,
            ObjectNode properties,
            Map<String, List<String>> values) {

        public static Filter of(String chargeCode, ChargeFilter filter) {
            return new Filter(
                    filter.id(),
                    chargeCode,
                    filter.invoiceDisplayName(),
                    ChargeProperties.shown(filter.properties()),
                    filter.values());
        }
    }

    public static ChargeJson of(Charge charge) {
        return new ChargeJson(
                charge.shownId(),
                charge.metric().id(),
                charge.code(),
                charge.metric().code(),
                charge.invoiceDisplayName(),
                charge.createdAt(),
                charge.chargeModel(),
                charge.payInAdvance(),
                charge.invoiceable(),
                charge.regroupPaidFees(),
                charge.prorated(),
                charge.minAmountCents(),
                ChargeProperties.shown(charge.properties()),
                charge.filters().stream()
                        .map(filter -> Filter.of(charge.code(), filter))
                        .toList(),
                charge.taxes().stream().map(TaxJson::of).toList(),
                AppliedUnit.of(charge.pricingUnit()),
                charge.acceptsTargetWallet(),
                charge.own() == null ? null : charge.id());
    }
}
