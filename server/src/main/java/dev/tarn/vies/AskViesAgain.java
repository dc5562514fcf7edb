package dev.tarn.vies;

import dev.tarn.customer.VatChecks;
import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The time has come to ask VIES once more, which happens after the transaction (CRD-076). */
@Component
class AskViesAgain implements DueWorkKind {
    private final VatChecks checks;

    AskViesAgain(VatChecks checks) {
        this.checks = checks;
    }

    @Override
    public String name() {
        return "ask_vies_again";
    }

    /** Last: nothing of that instant waits for an answer. */
    @Override
    public int rank() {
        return 95;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        checks.askAgain(tenant, items.stream().map(DueItem::subjectId).toList());
    }
}
