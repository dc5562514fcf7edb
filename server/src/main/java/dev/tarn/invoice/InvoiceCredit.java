package dev.tarn.invoice;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice took off, named as it was then.
 *
 * @param couponRatePercent of a coupon in percent
 * @param couponAmountCents of a coupon of an amount, in the invoice's currency
 */
public record InvoiceCredit(
        UUID id,
        UUID invoiceId,
        CreditType type,
        UUID itemId,
        String code,
        String name,
        @Nullable BigDecimal couponRatePercent,
        @Nullable Long couponAmountCents,
        long amountCents) {}
