package dev.tarn.invoice;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.DueWorkKind;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Something a draft is computed from has changed: it is computed again, as soon as that is known (INV-072). */
@Component
class RefreshDraft implements DueWorkKind {
    // looked up when needed: drafts schedule work of other kinds
    private final ObjectProvider<Drafts> drafts;

    RefreshDraft(ObjectProvider<Drafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "refresh_draft";
    }

    /** Before it is finalized, should that be due at the same instant. */
    @Override
    public int rank() {
        return 50;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        drafts.getObject()
                .refreshWhileSold(tenant, items.stream().map(DueItem::subjectId).toList());
    }
}
