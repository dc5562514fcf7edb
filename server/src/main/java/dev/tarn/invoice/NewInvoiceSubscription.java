package dev.tarn.invoice;

import dev.tarn.engine.subscription.Boundaries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What an invoice bills of one subscription (BIL-052).
 *
 * @param reason {@code subscription_starting}, {@code subscription_periodic}, {@code subscription_terminating}, ...
 * @param recurring whether a regular run bills it; only then a period counts as billed once and for all
 * @param zone the zone the boundaries were drawn in
 */
public record NewInvoiceSubscription(
        UUID subscriptionId, String reason, boolean recurring, Instant billedAt, Boundaries boundaries, ZoneId zone) {}
