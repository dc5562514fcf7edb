package dev.tarn.payment;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** Something that needs a provider: one class per kind, named after what it does. */
interface ProviderCallKind {

    /** Stable name, as rows carry it. */
    String name();

    /**
     * Does it, outside of any transaction. It may come again after a crash or an answer that was lost, also while another is still at it: what it
     * does twice must count once. What it throws is tried again later.
     */
    void run(Tenant tenant, UUID subjectId);
}
