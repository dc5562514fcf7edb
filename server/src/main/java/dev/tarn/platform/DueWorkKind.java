package dev.tarn.platform;

import java.time.Instant;
import java.util.List;

/** Something that must happen at a business instant: one class per kind, named after what it does. */
public interface DueWorkKind {

    /** Stable name, as rows carry it. */
    String name();

    /** Order among kinds that are due at the same instant: the lower first. */
    int rank();

    /**
     * Does the work of these rows, all of one organization and due at one instant, in the caller's transaction, with the clock standing there.
     * Rows of one group always come together. It may schedule further work, the same kind and subject included. A failure rolls everything
     * back; the groups are then tried one by one.
     */
    void run(Tenant tenant, Instant dueAt, List<DueItem> items);
}
