package dev.tarn.dunning;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A customer is asked for what it owes late, as soon as it does or when enough days have passed since it was asked (CRD-311). */
@Component
class AttemptDunning implements DueWorkKind {
    // looked up when needed: an attempt schedules the next one, which names its kind
    private final ObjectProvider<Dunning> dunning;

    AttemptDunning(ObjectProvider<Dunning> dunning) {
        this.dunning = dunning;
    }

    @Override
    public String name() {
        return "attempt_dunning";
    }

    /** After the invoices of that midnight have become overdue. */
    @Override
    public int rank() {
        return 80;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        dunning.getObject()
                .attempt(tenant, items.stream().map(DueItem::subjectId).toList());
    }
}
