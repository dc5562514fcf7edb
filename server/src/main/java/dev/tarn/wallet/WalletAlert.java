package dev.tarn.wallet;

import dev.tarn.engine.usage.AlertThresholds;
import dev.tarn.engine.usage.AlertThresholds.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a balance has fallen (CRD-260).
 *
 * @param previousValue what the balance was when it was last looked at
 */
record WalletAlert(
        UUID id,
        UUID walletId,
        String walletCode,
        Type type,
        String code,
        @Nullable String name,
        BigDecimal previousValue,
        @Nullable Instant lastProcessedAt,
        List<Threshold> thresholds,
        Instant createdAt) {

    /** Which balance is watched. */
    enum Type {
        WALLET_BALANCE_AMOUNT,
        WALLET_CREDITS_BALANCE,
        WALLET_ONGOING_BALANCE_AMOUNT,
        WALLET_CREDITS_ONGOING_BALANCE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> of(String code) {
            return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
        }

        boolean isOngoing() {
            return this == WALLET_ONGOING_BALANCE_AMOUNT || this == WALLET_CREDITS_ONGOING_BALANCE;
        }

        BigDecimal of(Wallet wallet) {
            return switch (this) {
                case WALLET_BALANCE_AMOUNT ->
                    BigDecimal.valueOf(wallet.balance().cents());
                case WALLET_CREDITS_BALANCE -> wallet.balance().credits();
                case WALLET_ONGOING_BALANCE_AMOUNT -> BigDecimal.valueOf(wallet.ongoingCents());
                case WALLET_CREDITS_ONGOING_BALANCE -> wallet.ongoingCredits();
            };
        }
    }

    /** A value it tells of. */
    record Threshold(@Nullable String code, BigDecimal value, boolean recurring) {}

    /** The thresholds between what was and what is; of several steps the first that was stated counts. */
    List<Threshold> crossedBy(BigDecimal current) {
        var once = thresholds.stream()
                .filter(threshold -> !threshold.recurring())
                .map(Threshold::value)
                .toList();
        Threshold step =
                thresholds.stream().filter(Threshold::recurring).findFirst().orElse(null);
        return new AlertThresholds(once, step == null ? null : step.value())
                .crossed(previousValue, current, Direction.DECREASING).stream()
                        .map(crossed -> new Threshold(
                                crossed.recurring() ? step == null ? null : step.code() : codeOf(crossed.value()),
                                crossed.value(),
                                crossed.recurring()))
                        .toList();
    }

    private @Nullable String codeOf(BigDecimal value) {
        return thresholds.stream()
                .filter(threshold -> !threshold.recurring() && threshold.value().compareTo(value) == 0)
                .findFirst()
                .map(Threshold::code)
                .orElse(null);
    }
}
