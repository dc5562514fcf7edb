package dev.tarn.plan;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one subscription is to have differently from a charge of its plan, after a request: what was sent, else what it was (SUB-071).
 *
 * @param charge as the subscription has it
 * @param fields all that are its own from now on
 * @param filters null to leave them as they are
 * @param taxCodes null to leave them as they are
 */
record ChargeOverride(
        Charge charge,
        Set<String> fields,
        @Nullable String invoiceDisplayName,
        ObjectNode properties,
        long minAmountCents,
        @Nullable PricingUnit pricingUnit,
        @Nullable List<FilterDraft> filters,
        @Nullable List<String> taxCodes) {
    private static final Set<String> FIELDS = Set.of(
            "invoice_display_name", "properties", "min_amount_cents", AppliedPricingUnit.FIELD, "filters", "tax_codes");

    static ChargeOverride of(Input input, Charge now) {
        var fields = fields(input, now.own(), FIELDS);
        if (now.pricingUnit() == null) {
            fields.remove(AppliedPricingUnit.FIELD);
        }
        Long minimum = input.cents("min_amount_cents");
        var override = new ChargeOverride(
                now,
                fields,
                input.has("invoice_display_name")
                        ? input.text("invoice_display_name", PlanDraft.MAX_NAME)
                        : now.invoiceDisplayName(),
                properties(input, now.chargeModel(), now.properties()),
                minimum == null ? now.minAmountCents() : minimum,
                AppliedPricingUnit.changed(input, now.pricingUnit()),
                filters(input, now),
                input.texts("tax_codes"));
        override.check(input);
        return override;
    }

    /** The same charge with other filters. */
    static ChargeOverride ofFilters(Charge now, List<FilterDraft> filters) {
        var fields =
                new HashSet<>(now.own() == null ? Set.<String>of() : now.own().fields());
        fields.add("filters");
        return new ChargeOverride(
                now,
                fields,
                now.invoiceDisplayName(),
                now.properties(),
                now.minAmountCents(),
                now.pricingUnit(),
                filters,
                null);
    }

    /** What was its own already, and what is sent with a value. */
    static Set<String> fields(Input input, @Nullable Difference own, Set<String> possible) {
        var fields = new HashSet<>(own == null ? Set.<String>of() : own.fields());
        for (String field : possible) {
            if (input.has(field) && !(input.isNull(field) && !field.equals("invoice_display_name"))) {
                fields.add(field);
            }
        }
        return fields;
    }

    static ObjectNode properties(Input input, String model, ObjectNode now) {
        Input sent = input.object("properties");
        if (sent == null) {
            return now;
        }
        ObjectNode properties = ChargeProperties.normalized(model, sent.node());
        PropertyRules.problems(model, properties)
                .forEach(code -> input.problems().add("properties", code));
        return properties;
    }

    private static @Nullable List<FilterDraft> filters(Input input, Charge now) {
        List<Input> sent = input.objects("filters");
        return sent == null
                ? null
                : sent.stream()
                        .map(filter -> FilterDraft.ofNew(filter, now.metric(), now.chargeModel()))
                        .toList();
    }

    private void check(Input input) {
        Problems problems = input.problems();
        boolean minimum = charge.payInAdvance() && minAmountCents > 0;
        problems.addIf(minimum, "min_amount_cents", "not_compatible_with_pay_in_advance");
    }
}
