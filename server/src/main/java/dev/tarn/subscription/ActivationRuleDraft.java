package dev.tarn.subscription;

import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a request says of rules: there is one kind, so one at most (SUB-190).
 *
 * @param timeoutHours null: no rule is to be there
 */
record ActivationRuleDraft(@Nullable Integer timeoutHours) {
    static final String FIELD = "activation_rules";
    /** More than a century is a mistake. */
    private static final int MAX_HOURS = 1_000_000;

    /** Null: nothing is said. */
    static @Nullable ActivationRuleDraft read(Input input) {
        JsonNode rules = input.node().get(FIELD);
        if (rules == null || rules.isNull()) {
            return null;
        }
        if (!rules.isArray()) {
            input.problems().add(FIELD, "invalid_format");
            return null;
        }
        Integer timeoutHours = null;
        for (JsonNode rule : rules) {
            boolean known = ActivationRule.TYPE.equals(rule.path("type").asString(""));
            input.problems().addIf(!known, FIELD, "invalid_type");
            input.problems().addIf(known && timeoutHours != null, FIELD, "duplicated_type");
            if (known) {
                timeoutHours = hours(rule.get("timeout_hours"), input.problems());
            }
        }
        return new ActivationRuleDraft(timeoutHours);
    }

    private static int hours(@Nullable JsonNode value, Problems problems) {
        if (value == null || value.isNull()) {
            return 0;
        }
        boolean whole = value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0;
        problems.addIf(!whole, "timeout_hours", "value_must_be_positive_or_zero");
        problems.addIf(whole && value.intValue() > MAX_HOURS, "timeout_hours", "value_is_out_of_range");
        return whole ? value.intValue() : 0;
    }
}
