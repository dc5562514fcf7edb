package dev.tarn.invoice;

import java.util.UUID;

/**
 * What an invoice that is being finalized takes off.
 *
 * @param sourceId what is used up by it: the applied coupon, the credit note
 * @param itemId what documents name: the coupon, the credit note
 */
public record NewCredit(CreditType type, UUID sourceId, UUID itemId, String code, String name, long amountCents) {}
