package dev.tarn.alert;

import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of an alert (PLT-313 to PLT-315).
 *
 * @param type null only while the draft has problems
 * @param metricCode the metric it is to look at; null: none, or the same as before
 * @param thresholds null: the same as before
 */
record AlertDraft(
        @Nullable AlertType type,
        @Nullable String code,
        @Nullable String name,
        boolean renames,
        @Nullable String metricCode,
        @Nullable List<AlertThreshold> thresholds) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_THRESHOLDS = 20;

    static AlertDraft ofNew(Input input) {
        AlertType type = type(input);
        String metricCode = input.text("billable_metric_code", MAX_TEXT);
        boolean metricMissing = type != null && type.isOfMetric() && metricCode == null;
        input.problems().addIf(metricMissing, "billable_metric", "value_is_mandatory");
        List<AlertThreshold> thresholds = thresholds(input);
        if (thresholds == null && !input.problems().has("thresholds")) {
            input.problems().add("thresholds", "value_is_mandatory");
        }
        return new AlertDraft(
                type,
                input.mandatoryText("code", MAX_TEXT),
                input.text("name", MAX_TEXT),
                true,
                type != null && type.isOfMetric() ? metricCode : null,
                thresholds);
    }

    /** Only what is sent changes, and never the type (PLT-322). */
    static AlertDraft ofChange(Input input, AlertType type) {
        return new AlertDraft(
                type,
                input.has("code") ? input.mandatoryText("code", MAX_TEXT) : null,
                input.text("name", MAX_TEXT),
                input.has("name"),
                type.isOfMetric() ? input.text("billable_metric_code", MAX_TEXT) : null,
                thresholds(input));
    }

    private static @Nullable AlertType type(Input input) {
        String code = input.text("alert_type", MAX_TEXT);
        if (code == null) {
            if (!input.problems().has("alert_type")) {
                input.problems().add("alert_type", "value_is_mandatory").add("alert_type", "value_is_invalid");
            }
            return null;
        }
        return AlertType.of(code).orElseGet(() -> {
            input.problems().add("alert_type", "invalid_type");
            return null;
        });
    }

    private static @Nullable List<AlertThreshold> thresholds(Input input) {
        List<Input> sent = input.objects("thresholds");
        if (sent == null) {
            input.problems().addIf(input.isNull("thresholds"), "thresholds", "value_is_mandatory");
            return null;
        }
        Problems problems = input.problems();
        problems.addIf(sent.isEmpty(), "thresholds", "value_is_mandatory");
        problems.addIf(sent.size() > MAX_THRESHOLDS, "thresholds", "too_many_thresholds");
        var seen = new HashSet<String>();
        var thresholds = new ArrayList<AlertThreshold>();
        for (Input one : sent) {
            AlertThreshold threshold = threshold(one, problems);
            if (threshold != null) {
                thresholds.add(threshold);
                String key = threshold.value().stripTrailingZeros().toPlainString() + threshold.recurring();
                problems.addIf(!seen.add(key), "thresholds", "duplicate_threshold_values");
            }
        }
        return thresholds;
    }

    private static @Nullable AlertThreshold threshold(Input one, Problems problems) {
        boolean recurring = one.flag("recurring", false);
        String code = one.text("code", MAX_TEXT);
        if (!one.has("value")
                || one.isNull("value")
                || one.node().path("value").asString("?").isBlank()) {
            problems.add("thresholds:value", "value_is_mandatory");
            return null;
        }
        var own = new Input(one.node(), new Problems());
        BigDecimal value = own.decimal("value");
        if (value == null) {
            problems.add("thresholds:value", "value_is_invalid");
            return null;
        }
        problems.addIf(recurring && value.signum() <= 0, "thresholds:value", "recurring_value_is_negative");
        return new AlertThreshold(code, value, recurring);
    }
}
