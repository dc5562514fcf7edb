package dev.tarn.wallet;

import dev.tarn.platform.Task;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The part of {@code ./tarn db verify} that concerns prepaid credits. */
@Component
class VerifyWallets implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyWallets.class);

    private final WalletInvariants invariants;

    VerifyWallets(WalletInvariants invariants) {
        this.invariants = invariants;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public boolean run() {
        List<String> violations = invariants.violations();
        violations.forEach(violation -> LOG.error("{}", violation));
        LOG.info("wallets: {}", violations.isEmpty() ? "every invariant holds" : violations.size() + " violations");
        return violations.isEmpty();
    }
}
