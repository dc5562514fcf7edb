package dev.tarn.platform;

import java.util.UUID;

/** Work on the outside world: an e-mail, a large file. One class per kind, named after what it does. */
public interface OutboxKind {

    /** Stable name, as rows carry it. */
    String name();

    /**
     * Does the work, outside of any transaction. It is called again after a failure, or when the machine stopped in the middle: at least once, so
     * it looks whether it was done already. Whatever it throws is a failure.
     */
    void run(Tenant tenant, UUID subjectId);

    /** It has failed too often and is not tried again. */
    void giveUp(Tenant tenant, UUID subjectId, String reason);
}
