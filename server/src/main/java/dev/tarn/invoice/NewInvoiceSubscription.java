package dev.tarn.invoice;

import dev.tarn.engine.subscription.Boundaries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What an invoice bills of one subscription (BIL-052).
 *
 * @param reason {@code subscription_starting}, {@code subscription_periodic}, {@code subscription_terminating}, ...
 * @param recurring whether a regular run bills it; only then a period counts as billed once and for all
 * @param zone the zone the boundaries were drawn in
 * @param rated up to which events its usage is counted, where late ones are to be billed later
 */
public record NewInvoiceSubscription(
        UUID subscriptionId,
        String reason,
        boolean recurring,
        Instant billedAt,
        Boundaries boundaries,
        ZoneId zone,
        List<RatedWindow> rated) {

    public NewInvoiceSubscription {
        rated = List.copyOf(rated);
    }

    /** One that keeps no record of the events it counted. */
    public NewInvoiceSubscription(
            UUID subscriptionId,
            String reason,
            boolean recurring,
            Instant billedAt,
            Boundaries boundaries,
            ZoneId zone) {
        this(subscriptionId, reason, recurring, billedAt, boundaries, zone, List.of());
    }
}
