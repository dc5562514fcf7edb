package dev.tarn.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert on a subscription, named by its external id.
 *
 * @param metricId the metric it looks at; null: all usage
 * @param previousValue what it saw last
 */
record Alert(
        UUID id,
        String externalSubscriptionId,
        AlertType type,
        @Nullable UUID metricId,
        String code,
        @Nullable String name,
        List<AlertThreshold> thresholds,
        BigDecimal previousValue,
        @Nullable Instant lastProcessedAt,
        Instant createdAt) {}
