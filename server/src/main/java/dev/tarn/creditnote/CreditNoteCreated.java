package dev.tarn.creditnote;

import dev.tarn.platform.Tenant;
import java.util.UUID;

/** A note is final, with its number and amounts. Told inside the transaction that makes it so. */
public record CreditNoteCreated(Tenant tenant, UUID creditNoteId, UUID customerId, UUID invoiceId) {}
