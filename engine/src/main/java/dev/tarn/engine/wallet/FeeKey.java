package dev.tarn.engine.wallet;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What decides which wallets may pay for something (CRD-230).
 *
 * @param feeType {@code charge}, {@code subscription}, {@code add_on}, {@code fixed_charge}, {@code commitment}, ...
 * @param metricCode metric of a charge; null otherwise
 * @param targetWalletCode the one wallet that may pay, where events name one; null: any
 */
public record FeeKey(
        String feeType,
        @Nullable String metricCode,
        @Nullable String targetWalletCode) implements Comparable<FeeKey> {
    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<FeeKey> ORDER = Comparator.comparing(FeeKey::feeType)
            .thenComparing(FeeKey::metricCode, TEXT)
            .thenComparing(FeeKey::targetWalletCode, TEXT);

    @Override
    public int compareTo(FeeKey other) {
        return ORDER.compare(this, other);
    }
}
