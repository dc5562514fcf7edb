package dev.tarn.invoice;

import java.util.UUID;

/** What an invoice took off, named as it was then. */
public record InvoiceCredit(
        UUID id, UUID invoiceId, CreditType type, UUID itemId, String code, String name, long amountCents) {}
