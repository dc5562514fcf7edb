package dev.tarn.wallet;

import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as asked for (PLT-314, PLT-315).
 *
 * @param type null when it is changed: it stays what it is
 * @param thresholds null: not spoken of
 */
record WalletAlertDraft(
        WalletAlert.@Nullable Type type,
        @Nullable String code,
        @Nullable String name,
        @Nullable List<WalletAlert.Threshold> thresholds) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_THRESHOLDS = 20;

    static WalletAlertDraft creating(Input input) {
        return new WalletAlertDraft(
                type(input), input.mandatoryText("code", MAX_TEXT), input.text("name", MAX_TEXT), thresholds(input));
    }

    static WalletAlertDraft changing(Input input) {
        return new WalletAlertDraft(
                null,
                input.has("code") ? input.mandatoryText("code", MAX_TEXT) : null,
                input.text("name", MAX_TEXT),
                input.has("thresholds") ? thresholds(input) : null);
    }

    private static WalletAlert.@Nullable Type type(Input input) {
        String code = input.text("alert_type", MAX_TEXT);
        if (code == null) {
            input.problems().add("alert_type", "value_is_mandatory").add("alert_type", "value_is_invalid");
            return null;
        }
        var type = WalletAlert.Type.of(code);
        input.problems().addIf(type.isEmpty(), "alert_type", "invalid_type");
        return type.orElse(null);
    }

    private static List<WalletAlert.Threshold> thresholds(Input input) {
        List<Input> sent = input.objects("thresholds");
        if (sent == null || sent.isEmpty()) {
            input.problems().addIf(!input.problems().has("thresholds"), "thresholds", "value_is_mandatory");
            return List.of();
        }
        if (sent.size() > MAX_THRESHOLDS) {
            input.problems().add("thresholds", "too_many_thresholds");
            return List.of();
        }
        var thresholds = new ArrayList<WalletAlert.Threshold>();
        for (Input one : sent) {
            boolean recurring = one.flag("recurring", false);
            BigDecimal value = value(input, one, recurring);
            if (value != null) {
                thresholds.add(new WalletAlert.Threshold(one.text("code", MAX_TEXT), value, recurring));
            }
        }
        boolean twice =
                new HashSet<>(thresholds.stream().map(WalletAlertDraft::kind).toList()).size() < thresholds.size();
        input.problems().addIf(twice, "thresholds", "duplicate_threshold_values");
        return thresholds;
    }

    private static String kind(WalletAlert.Threshold threshold) {
        return threshold.value().stripTrailingZeros() + " " + threshold.recurring();
    }

    private static @Nullable BigDecimal value(Input input, Input threshold, boolean recurring) {
        var sent = threshold.node().path("value");
        if (sent.isMissingNode() || sent.isNull()) {
            input.problems().add("thresholds:value", "value_is_mandatory");
            return null;
        }
        BigDecimal value = new Input(threshold.node(), new Problems()).decimal("value");
        input.problems()
                .addIf(value == null, "thresholds:value", "value_is_invalid")
                .addIf(
                        value != null && recurring && value.signum() <= 0,
                        "thresholds:value",
                        "recurring_value_is_negative");
        return value;
    }
}
