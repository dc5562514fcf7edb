package dev.tarn.invoice;

import dev.tarn.platform.Task;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The part of {@code ./tarn db verify} that concerns money. */
@Component
class VerifyInvoices implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyInvoices.class);

    private final InvoiceInvariants invariants;

    VerifyInvoices(InvoiceInvariants invariants) {
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
        LOG.info("invoices: {}", violations.isEmpty() ? "every invariant holds" : violations.size() + " violations");
        return violations.isEmpty();
    }
}
