package dev.tarn.invoice;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The end of a grace period: 00:00 of the expected finalization date in the customer's zone (INV-070). */
@Component
class FinalizeDraft implements DueWorkKind {
    // looked up when needed: finalizing schedules further work, which names its kind
    private final ObjectProvider<Drafts> drafts;

    FinalizeDraft(ObjectProvider<Drafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "finalize_draft";
    }

    /** After the periods of that midnight: a draft that ends with them is finalized with what they know. */
    @Override
    public int rank() {
        return 60;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        drafts.getObject().finalizeAll(tenant, items.stream().map(DueItem::subjectId).toList());
    }
}
