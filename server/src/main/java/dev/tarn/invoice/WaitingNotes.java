package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Credit notes that wait for drafts to be finalized (CRD-145). The credit notes' capability implements it. */
public interface WaitingNotes {

    /** Notes as they are before the fees of their drafts are replaced. */
    interface Held {

        /** The drafts that notes wait for. */
        Set<UUID> invoiceIds();

        /**
         * The drafts have been written anew: their notes take back the same part of the new fees, and are finalized with them (INV-074, INV-076).
         *
         * @param statuses what has become of each draft
         */
        void follow(Map<UUID, InvoiceStatus> statuses);
    }

    /** What waits for these drafts. Their customers are locked. */
    Held of(Tenant tenant, Collection<UUID> draftIds);
}
