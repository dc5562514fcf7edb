package dev.tarn.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an alert told: everything that one look at the usage found crossed (PLT-319). */
record TriggeredAlert(
        UUID id,
        UUID alertId,
        UUID subscriptionId,
        BigDecimal previousValue,
        BigDecimal currentValue,
        List<AlertThreshold> crossed,
        Instant triggeredAt) {}
