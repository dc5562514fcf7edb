package dev.tarn.alert;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an alert of a subscription looks at (PLT-310). Amounts are in cents, without taxes. */
enum AlertType {
    CURRENT_USAGE_AMOUNT(false),
    BILLABLE_METRIC_CURRENT_USAGE_AMOUNT(true),
    BILLABLE_METRIC_CURRENT_USAGE_UNITS(true),
    LIFETIME_USAGE_AMOUNT(false);

    private final boolean ofMetric;

    AlertType(boolean ofMetric) {
        this.ofMetric = ofMetric;
    }

    boolean isOfMetric() {
        return ofMetric;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AlertType> of(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
