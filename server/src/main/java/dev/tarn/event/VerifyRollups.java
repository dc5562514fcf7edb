package dev.tarn.event;

import dev.tarn.platform.Task;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The part of {@code ./tarn db verify} that concerns usage. */
@Component
class VerifyRollups implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyRollups.class);

    private final RollupCheck check;

    VerifyRollups(RollupCheck check) {
        this.check = check;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public boolean run() {
        List<String> violations = check.violations();
        violations.forEach(violation -> LOG.error("{}", violation));
        LOG.info(
                "usage: {}",
                violations.isEmpty()
                        ? "every event is stored once, and rollups tell what events do"
                        : violations.size() + " violations");
        return violations.isEmpty();
    }
}
