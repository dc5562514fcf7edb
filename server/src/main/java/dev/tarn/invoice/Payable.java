package dev.tarn.invoice;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * An invoice being finalized, its coupons and taxes known, before what its customer has pays it.
 *
 * @param invoiceId the id it has or will have; its row may not be there yet
 * @param fees in the order of the invoice's fees
 * @param totalAmountCents what is still to be paid
 */
public record Payable(UUID invoiceId, NewInvoice invoice, List<PayableFee> fees, long totalAmountCents) {
    public Payable {
        fees = List.copyOf(fees);
    }

    /**
     * A fee and what is known of it by now, all in cents with fractions.
     *
     * @param couponsAmountCents with what progressive invoices took off
     * @param creditNotesAmountCents its share of the credit notes used; zero before they are
     */
    public record PayableFee(
            NewFee fee,
            BigDecimal couponsAmountCents,
            BigDecimal taxesPreciseAmountCents,
            BigDecimal creditNotesAmountCents) {}

    static Payable of(Completion.Pending pending) {
        var computed = pending.computed();
        var fees = computed.fees().stream()
                .map(taxed -> new PayableFee(
                        taxed.fee(),
                        taxed.couponsAmountCents(),
                        taxed.taxes().preciseAmountCents(),
                        taxed.creditNotesAmountCents()))
                .toList();
        return new Payable(
                pending.id(), computed.source(), fees, computed.totals().totalAmountCents());
    }
}
