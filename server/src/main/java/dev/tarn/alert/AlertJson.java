package dev.tarn.alert;

import dev.tarn.metric.Metric;
import dev.tarn.metric.MetricJson;
import dev.tarn.platform.Decimals;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as the contract shows it. */
record AlertJson(
        UUID lagoId,
        UUID lagoOrganizationId,
        String externalSubscriptionId,
        @Nullable UUID lagoWalletId,
        @Nullable String walletCode,
        @Nullable MetricJson billableMetric,
        String alertType,
        String code,
        @Nullable String name,
        String direction,
        BigDecimal previousValue,
        @Nullable Instant lastProcessedAt,
        List<Threshold> thresholds,
        Instant createdAt) {

    record Threshold(@Nullable String code, String value, boolean recurring) {
        static List<Threshold> of(List<AlertThreshold> thresholds) {
            return thresholds.stream()
                    .map(one -> new Threshold(one.code(), Decimals.text(one.value()), one.recurring()))
                    .toList();
        }
    }

    /** What an alert told. */
    record Triggered(
            UUID lagoId,
            UUID lagoOrganizationId,
            UUID lagoAlertId,
            UUID lagoSubscriptionId,
            String externalSubscriptionId,
            String alertType,
            String alertCode,
            @Nullable String alertName,
            String currentValue,
            String previousValue,
            List<Threshold> crossedThresholds,
            Instant triggeredAt) {
        static Triggered of(Tenant tenant, Alert alert, TriggeredAlert one) {
            return new Triggered(
                    one.id(),
                    tenant.organizationId(),
                    alert.id(),
                    one.subscriptionId(),
                    alert.externalSubscriptionId(),
                    alert.type().code(),
                    alert.code(),
                    alert.name(),
                    Decimals.text(one.currentValue()),
                    Decimals.text(one.previousValue()),
                    Threshold.of(one.crossed()),
                    one.triggeredAt());
        }
    }

    static AlertJson of(Tenant tenant, Alert alert, @Nullable Metric metric) {
        return new AlertJson(
                alert.id(),
                tenant.organizationId(),
                alert.externalSubscriptionId(),
                null,
                null,
                metric == null ? null : MetricJson.of(metric),
                alert.type().code(),
                alert.code(),
                alert.name(),
                "increasing",
                alert.previousValue(),
                alert.lastProcessedAt(),
                Threshold.of(alert.thresholds()),
                alert.createdAt());
    }
}
