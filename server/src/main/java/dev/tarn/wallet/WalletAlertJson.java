package dev.tarn.wallet;

import dev.tarn.platform.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert on a wallet as the contract shows it. */
record WalletAlertJson(
        UUID lagoId,
        UUID lagoOrganizationId,
        @Nullable String externalSubscriptionId,
        UUID lagoWalletId,
        String walletCode,
        @Nullable Object billableMetric,
        String alertType,
        String code,
        @Nullable String name,
        String direction,
        BigDecimal previousValue,
        @Nullable Instant lastProcessedAt,
        List<Threshold> thresholds,
        Instant createdAt) {

    /** A value it tells of. */
    record Threshold(@Nullable String code, String value, boolean recurring) {}

    static WalletAlertJson of(UUID organizationId, WalletAlert alert) {
        return new WalletAlertJson(
                alert.id(),
                organizationId,
                null,
                alert.walletId(),
                alert.walletCode(),
                null,
                alert.type().code(),
                alert.code(),
                alert.name(),
                "decreasing",
                new BigDecimal(Decimals.text(alert.previousValue())),
                alert.lastProcessedAt(),
                alert.thresholds().stream()
                        .map(threshold -> new Threshold(
                                threshold.code(), Decimals.text(threshold.value()), threshold.recurring()))
                        .toList(),
                alert.createdAt());
    }
}
