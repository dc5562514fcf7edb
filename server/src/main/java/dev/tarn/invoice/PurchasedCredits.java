package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.Optional;
import java.util.UUID;

/** The prepaid credits that credit invoices sell. The wallets' capability implements it. */
public interface PurchasedCredits {

    /**
     * What a credit invoice sold.
     *
     * @param walletActive whether its wallet still is
     * @param remainingAmountCents what could be taken back of it: what is left of the purchase, or of its wallet where that does not know
     */
    record Purchase(boolean walletActive, long remainingAmountCents) {}

    /** Empty unless the invoice sold credits. Its customer is locked, or it is only looked at. */
    Optional<Purchase> of(Tenant tenant, UUID invoiceId);

    /** Takes back what a credit note refunds, in cents from 1, at most what remains (CRD-131). The customer is locked. */
    void takeBack(Tenant tenant, UUID invoiceId, UUID creditNoteId, long amountCents);
}
