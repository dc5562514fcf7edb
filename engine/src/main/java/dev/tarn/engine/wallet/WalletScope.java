package dev.tarn.engine.wallet;

import java.util.Set;

/**
 * What a wallet may pay for (CRD-211, CRD-232).
 *
 * @param code of the wallet
 * @param feeTypes and {@code metricCodes} what it is limited to: either is enough; both empty: no limit
 */
public record WalletScope(String code, Set<String> feeTypes, Set<String> metricCodes) {

    public WalletScope {
        feeTypes = Set.copyOf(feeTypes);
        metricCodes = Set.copyOf(metricCodes);
    }

    /** Whether it may pay for this. A wallet that is named is the only one, whatever it is limited to. */
    public boolean serves(FeeKey key) {
        String target = key.targetWalletCode();
        if (target != null) {
            return target.equals(code);
        }
        String metric = key.metricCode();
        boolean unlimited = feeTypes.isEmpty() && metricCodes.isEmpty();
        return unlimited || feeTypes.contains(key.feeType()) || metric != null && metricCodes.contains(metric);
    }
}
