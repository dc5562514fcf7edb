package dev.tarn.plan;

import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one subscription is to have differently from a fixed charge of its plan, after a request: what was sent, else what it was (SUB-072).
 *
 * @param fixedCharge as the subscription has it
 * @param fields all that are its own from now on
 * @param immediately whether new units count from now instead of from the next period
 * @param taxCodes null to leave them as they are
 */
record FixedChargeOverride(
        FixedCharge fixedCharge,
        Set<String> fields,
        @Nullable String invoiceDisplayName,
        BigDecimal units,
        boolean immediately,
        ObjectNode properties,
        @Nullable List<String> taxCodes) {
    private static final Set<String> FIELDS = Set.of("invoice_display_name", "units", "properties", "tax_codes");

    static FixedChargeOverride of(Input input, FixedCharge now) {
        String model = input.text("charge_model");
        if (model != null && !model.equals(now.chargeModel())) {
            throw Refusal.forbidden("cannot_override_charge_model");
        }
        return new FixedChargeOverride(
                now,
                ChargeOverride.fields(input, now.own(), FIELDS),
                input.has("invoice_display_name")
                        ? input.text("invoice_display_name", PlanDraft.MAX_NAME)
                        : now.invoiceDisplayName(),
                FixedChargeDraft.units(input, now.units()),
                input.flag("apply_units_immediately", false),
                ChargeOverride.properties(input, now.chargeModel(), now.properties()),
                input.texts("tax_codes"));
    }

    /** The same on top of what has become its own meanwhile. */
    FixedChargeOverride on(FixedCharge begun) {
        var all = new HashSet<>(fields);
        all.addAll(begun.own() == null ? Set.of() : begun.own().fields());
        return new FixedChargeOverride(begun, all, invoiceDisplayName, units, immediately, properties, taxCodes);
    }

    /** Units that the subscription had without a plan of its own (SUB-075). */
    static FixedChargeOverride ofUnits(FixedCharge now, BigDecimal units) {
        var fields =
                new HashSet<>(now.own() == null ? Set.<String>of() : now.own().fields());
        fields.add("units");
        return new FixedChargeOverride(now, fields, now.invoiceDisplayName(), units, false, now.properties(), null);
    }
}
