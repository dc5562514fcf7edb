package dev.tarn.platform;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The part of {@code ./tarn db verify} that asks what must always hold. */
@Component
class VerifyInvariants implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyInvariants.class);

    private final ObjectProvider<Invariants> all;

    VerifyInvariants(ObjectProvider<Invariants> all) {
        this.all = all;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public boolean run() {
        return all.stream().map(VerifyInvariants::hold).reduce(true, Boolean::logicalAnd);
    }

    private static boolean hold(Invariants invariants) {
        List<String> violations = invariants.violations();
        violations.forEach(violation -> LOG.error("{}", violation));
        String result = violations.isEmpty() ? "every invariant holds" : violations.size() + " violations";
        LOG.info("{}: {}", invariants.subject(), result);
        return violations.isEmpty();
    }
}
