package dev.tarn.billing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subscription fee that reaches furthest, and the period it is for.
 *
 * @param planAmountCents the plan's price when it was made; null: not known any more
 * @param periodDays days of the whole period
 * @param zone the one the period was drawn in
 */
record LastFee(
        UUID feeId,
        UUID invoiceId,
        @Nullable Long planAmountCents,
        Instant fromAt,
        Instant toAt,
        int periodDays,
        ZoneId zone) {}
