package dev.tarn.alert;

import dev.tarn.engine.usage.AlertThresholds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of an alert; {@code recurring}: a step that goes on. As rows keep it. */
record AlertThreshold(@Nullable String code, BigDecimal value, boolean recurring) {

    /** The same values for the engine; of several steps the first counts (PLT-314). */
    static AlertThresholds values(List<AlertThreshold> thresholds) {
        return new AlertThresholds(
                thresholds.stream()
                        .filter(threshold -> !threshold.recurring())
                        .map(AlertThreshold::value)
                        .toList(),
                thresholds.stream()
                        .filter(AlertThreshold::recurring)
                        .map(AlertThreshold::value)
                        .findFirst()
                        .orElse(null));
    }

    /** What was crossed, under the code of the threshold that says so. */
    static AlertThreshold of(AlertThresholds.Crossed crossed, List<AlertThreshold> thresholds) {
        String code = thresholds.stream()
                .filter(threshold -> threshold.recurring() == crossed.recurring())
                .filter(threshold -> crossed.recurring() || threshold.value().compareTo(crossed.value()) == 0)
                .map(AlertThreshold::code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new AlertThreshold(code, crossed.value(), crossed.recurring());
    }
}
