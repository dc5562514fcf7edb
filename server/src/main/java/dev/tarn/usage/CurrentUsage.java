package dev.tarn.usage;

import dev.tarn.engine.money.Currency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a subscription has used in the period in progress.
 *
 * @param toAt last instant of the period
 * @param issuingOn end of the plan's period (MTR-201)
 * @param taxesAmountCents as an invoice of these fees alone would have them
 */
record CurrentUsage(
        Instant fromAt,
        Instant toAt,
        LocalDate issuingOn,
        Currency currency,
        long amountCents,
        long taxesAmountCents,
        List<ChargeUsage> charges) {}
