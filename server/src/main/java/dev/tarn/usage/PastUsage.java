package dev.tarn.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an invoice billed of a subscription.
 *
 * @param charges those that left a fee
 */
record PastUsage(Invoiced invoiced, List<ChargeUsage> charges) {

    /**
     * An invoiced period.
     *
     * @param feesAmountCents of the whole invoice, whatever it bills (MTR-210)
     * @param taxesAmountCents of all its fees
     */
    record Invoiced(
            UUID invoiceId,
            UUID subscriptionId,
            Instant fromAt,
            Instant toAt,
            LocalDate issuingOn,
            String currency,
            long feesAmountCents,
            long taxesAmountCents) {}
}
