package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** Credit notes that are made when an invoice is voided (INV-163, INV-164). The credit notes' capability implements it. */
public interface CreditOnVoid {

    /**
     * Gives back so much of an invoice about to be voided, in cents from 0; what could be given back beyond that is given up. Its customer is
     * locked. Refuses more than can be given back.
     */
    void giveBack(Tenant tenant, UUID invoiceId, long creditAmountCents, long refundAmountCents);
}
