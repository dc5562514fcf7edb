package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** Who has something to do when an invoice is paid or fails to be: credits bought, activations, dunning. Called in the same transaction. */
public interface PaymentStatusListener {

    /** The invoice is locked, and its row has the new status already. */
    record Change(UUID invoiceId, UUID customerId, String invoiceType, String before, String after) {
        public boolean succeeded() {
            return after.equals("succeeded");
        }
    }

    /** Must not call anything outside of the database: schedule due work for that. */
    void paymentStatusChanged(Tenant tenant, Change change);
}
