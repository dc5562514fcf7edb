package dev.tarn.plan;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.metric.Metric;
import dev.tarn.platform.Input;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a charge is to be, after a request: what was sent, else what it was (PRC-001, PRC-008).
 *
 * @param replaces the charge as it is; null for a new one
 * @param code null to have one made from the metric's
 * @param pricingUnit null: the plan's currency
 * @param filters null to leave them as they are
 * @param taxCodes null to leave them as they are
 */
record ChargeDraft(
        @Nullable Charge replaces,
        Metric metric,
        @Nullable String code,
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
        @Nullable List<FilterDraft> filters,
        @Nullable List<String> taxCodes)
        implements Coded {

    static ChargeDraft ofNew(Input input, Metric metric, Map<String, dev.tarn.pricingunit.PricingUnit> units) {
        return read(input, metric, null, AppliedPricingUnit.ofNew(input, units));
    }

    /** Once a subscription exists only name, prices, filters and taxes change; the rest is ignored (SUB-026). */
    static ChargeDraft change(Input input, Charge now, Metric metric, boolean inUse) {
        return inUse
                ? changeInUse(input, now)
                : read(input, metric, now, AppliedPricingUnit.changed(input, now.pricingUnit()));
    }

    private static ChargeDraft read(
            Input input, Metric metric, @Nullable Charge now, @Nullable PricingUnit pricingUnit) {
        String model = now != null && !input.has("charge_model") ? now.chargeModel() : model(input);
        boolean otherMetric = now != null && !now.metric().id().equals(metric.id());
        List<FilterDraft> filters = filters(input, metric, model);
        Long minimum = input.cents("min_amount_cents");
        var draft = new ChargeDraft(
                now,
                metric,
                now != null && input.text("code") == null ? now.code() : input.text("code", PlanDraft.MAX_NAME),
                input.text("invoice_display_name", PlanDraft.MAX_NAME),
                model,
                input.flag("pay_in_advance", now != null && now.payInAdvance()),
                input.flag("prorated", now != null && now.prorated()),
                input.flag("invoiceable", now == null || now.invoiceable()),
                now != null && !input.has("regroup_paid_fees")
                        ? now.regroupPaidFees()
                        : input.oneOf("regroup_paid_fees", Set.of("invoice")),
                minimum != null ? minimum : now != null ? now.minAmountCents() : 0,
                input.flag("accepts_target_wallet", now != null && now.acceptsTargetWallet()),
                pricingUnit,
                properties(input, model),
                filters == null && otherMetric ? List.of() : filters,
                input.texts("tax_codes"));
        ChargeRules.check(draft, input.problems());
        return draft;
    }

    private static ChargeDraft changeInUse(Input input, Charge now) {
        var draft = new ChargeDraft(
                now,
                now.metric(),
                now.code(),
                input.text("invoice_display_name", PlanDraft.MAX_NAME),
                now.chargeModel(),
                now.payInAdvance(),
                now.prorated(),
                now.invoiceable(),
                now.regroupPaidFees(),
                now.minAmountCents(),
                input.flag("accepts_target_wallet", now.acceptsTargetWallet()),
                AppliedPricingUnit.changed(input, now.pricingUnit()),
                properties(input, now.chargeModel()),
                filters(input, now.metric(), now.chargeModel()),
                input.texts("tax_codes"));
        ChargeRules.check(draft, input.problems());
        return draft;
    }

    private static String model(Input input) {
        String model = input.oneOf("charge_model", ChargeProperties.MODELS);
        input.problems().addIf(model == null, "charge_model", "value_is_invalid");
        return model == null ? "" : model;
    }

    /** Prices that are not sent become the model's defaults, at an update too (SUB-027). */
    private static ObjectNode properties(Input input, String model) {
        Input sent = input.object("properties");
        return ChargeProperties.normalized(model, sent == null ? null : sent.node());
    }

    private static @Nullable List<FilterDraft> filters(Input input, Metric metric, String model) {
        List<Input> sent = input.objects("filters");
        return sent == null
                ? null
                : sent.stream()
                        .map(filter -> FilterDraft.ofNew(filter, metric, model))
                        .toList();
    }

    @Override
    public String baseCode() {
        return metric.code();
    }
}
