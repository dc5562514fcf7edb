package dev.tarn.plan;

import dev.tarn.addon.AddOn;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a fixed charge is to be, after a request: what was sent, else what it was (PRC-120, SUB-026).
 *
 * @param replaces the fixed charge as it is; null for a new one
 * @param code null to have one made from the add-on's
 * @param unitsImmediately whether a change of units takes effect now instead of with the next period
 * @param taxCodes null to leave them as they are
 */
record FixedChargeDraft(
        @Nullable FixedCharge replaces,
        AddOn addOn,
        @Nullable String code,
        @Nullable String invoiceDisplayName,
        String chargeModel,
        BigDecimal units,
        boolean unitsImmediately,
        boolean payInAdvance,
        boolean prorated,
        ObjectNode properties,
        @Nullable List<String> taxCodes)
        implements Coded {
    private static final Set<String> MODELS =
            Set.of(ChargeProperties.STANDARD, ChargeProperties.GRADUATED, ChargeProperties.VOLUME);
    private static final int UNITS_SCALE = 10;

    static FixedChargeDraft ofNew(Input input, AddOn addOn) {
        String model = model(input);
        return checked(
                input,
                new FixedChargeDraft(
                        null,
                        addOn,
                        input.text("code", PlanDraft.MAX_NAME),
                        input.text("invoice_display_name", PlanDraft.MAX_NAME),
                        model,
                        units(input, BigDecimal.ZERO),
                        input.flag("apply_units_immediately", false),
                        input.flag("pay_in_advance", false),
                        input.flag("prorated", false),
                        properties(input, model),
                        input.texts("tax_codes")));
    }

    /** Advance and proration never change after creation; model and code only while no subscription exists (SUB-026). */
    static FixedChargeDraft change(Input input, FixedCharge now, boolean inUse) {
        String code = input.text("code", PlanDraft.MAX_NAME);
        String model = inUse || !input.has("charge_model") ? now.chargeModel() : model(input);
        boolean samePrices = !input.has("properties") && model.equals(now.chargeModel());
        return checked(
                input,
                new FixedChargeDraft(
                        now,
                        now.addOn(),
                        inUse || code == null ? now.code() : code,
                        input.has("invoice_display_name")
                                ? input.text("invoice_display_name", PlanDraft.MAX_NAME)
                                : now.invoiceDisplayName(),
                        model,
                        units(input, now.units()),
                        input.flag("apply_units_immediately", false),
                        now.payInAdvance(),
                        now.prorated(),
                        samePrices ? now.properties() : properties(input, model),
                        input.texts("tax_codes")));
    }

    private static String model(Input input) {
        String model = input.oneOf("charge_model", MODELS);
        input.problems().addIf(model == null, "charge_model", "value_is_invalid");
        return model == null ? "" : model;
    }

    static BigDecimal units(Input input, BigDecimal otherwise) {
        BigDecimal units = input.decimal("units");
        if (units == null) {
            return otherwise;
        }
        input.problems().addIf(units.signum() < 0, "units", "value_is_out_of_range");
        return units.setScale(UNITS_SCALE, RoundingMode.HALF_UP);
    }

    private static ObjectNode properties(Input input, String model) {
        Input sent = input.object("properties");
        return ChargeProperties.normalized(model, sent == null ? null : sent.node());
    }

    private static FixedChargeDraft checked(Input input, FixedChargeDraft draft) {
        Problems problems = input.problems();
        String model = draft.chargeModel();
        if (!model.isEmpty()) {
            PropertyRules.problems(model, draft.properties()).forEach(code -> problems.add("properties", code));
        }
        boolean inAdvance = draft.payInAdvance();
        problems.addIf(inAdvance && model.equals(ChargeProperties.VOLUME), "pay_in_advance", "invalid_charge_model");
        boolean proratedTiers = inAdvance && draft.prorated() && model.equals(ChargeProperties.GRADUATED);
        problems.addIf(proratedTiers, "prorated", "invalid_charge_model");
        return draft;
    }

    @Override
    public String baseCode() {
        return addOn.code();
    }
}
