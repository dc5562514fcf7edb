package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Money;
import java.util.List;

/**
 * The totals of an invoice, in cents, in the order they come about (INV-020 to INV-028, INV-080). Begin with {@link #ofFees}
 * and take the steps that apply, in the order of the methods; a step that would make the invoice negative is refused.
 */
public record InvoiceTotals(
        long feesAmountCents,
        long progressiveBillingCreditAmountCents,
        long couponsAmountCents,
        long taxesAmountCents,
        long creditNotesAmountCents,
        long prepaidCreditAmountCents) {

    public InvoiceTotals {
        requireNotNegative("fees", feesAmountCents);
        requireNotNegative("progressive billing credit", progressiveBillingCreditAmountCents);
        requireNotNegative("coupons", couponsAmountCents);
        requireNotNegative("taxes", taxesAmountCents);
        requireNotNegative("credit notes", creditNotesAmountCents);
        requireNotNegative("prepaid credits", prepaidCreditAmountCents);
        requireNotNegative(
                "sub total excluding taxes",
                subTotalExcludingTaxes(feesAmountCents, progressiveBillingCreditAmountCents, couponsAmountCents));
        requireNotNegative(
                "total",
                total(
                        subTotalExcludingTaxes(
                                feesAmountCents, progressiveBillingCreditAmountCents, couponsAmountCents),
                        taxesAmountCents,
                        creditNotesAmountCents,
                        prepaidCreditAmountCents));
    }

    /** Step 1: the sum of the fees. */
    public static InvoiceTotals ofFees(List<Long> feeAmountsCents) {
        long sum = feeAmountsCents.stream().reduce(0L, Money::addCents);
        return new InvoiceTotals(sum, 0, 0, 0, 0, 0);
    }

    /** Step 2: usage already billed by progressive invoices of the period. */
    public InvoiceTotals lessProgressiveCredit(long cents) {
        return new InvoiceTotals(
                feesAmountCents,
                cents,
                couponsAmountCents,
                taxesAmountCents,
                creditNotesAmountCents,
                prepaidCreditAmountCents);
    }

    /** Step 3: coupons, when the invoice is being finalized. */
    public InvoiceTotals lessCoupons(long cents) {
        return new InvoiceTotals(
                feesAmountCents,
                progressiveBillingCreditAmountCents,
                cents,
                taxesAmountCents,
                creditNotesAmountCents,
                prepaidCreditAmountCents);
    }

    /** Steps 4 and 5: taxes on what is left. */
    public InvoiceTotals plusTaxes(long cents) {
        return new InvoiceTotals(
                feesAmountCents,
                progressiveBillingCreditAmountCents,
                couponsAmountCents,
                cents,
                creditNotesAmountCents,
                prepaidCreditAmountCents);
    }

    /** Step 6: credit notes consumed, when the invoice is being finalized. They change no tax (INV-081). */
    public InvoiceTotals lessCreditNotes(long cents) {
        return new InvoiceTotals(
                feesAmountCents,
                progressiveBillingCreditAmountCents,
                couponsAmountCents,
                taxesAmountCents,
                cents,
                prepaidCreditAmountCents);
    }

    /** Step 7: wallet money consumed, when the invoice is being finalized. It changes no tax (INV-081). */
    public InvoiceTotals lessPrepaidCredits(long cents) {
        return new InvoiceTotals(
                feesAmountCents,
                progressiveBillingCreditAmountCents,
                couponsAmountCents,
                taxesAmountCents,
                creditNotesAmountCents,
                cents);
    }

    /** What is taxed (INV-023). */
    public long subTotalExcludingTaxesAmountCents() {
        return subTotalExcludingTaxes(feesAmountCents, progressiveBillingCreditAmountCents, couponsAmountCents);
    }

    /** With taxes, before credits (INV-025). */
    public long subTotalIncludingTaxesAmountCents() {
        return Money.addCents(subTotalExcludingTaxesAmountCents(), taxesAmountCents);
    }

    /** What is to be paid (INV-028). */
    public long totalAmountCents() {
        return total(
                subTotalExcludingTaxesAmountCents(),
                taxesAmountCents,
                creditNotesAmountCents,
                prepaidCreditAmountCents);
    }

    /** Step 8: an invoice of nothing to pay counts as paid (INV-056). */
    public boolean awaitsPayment() {
        return totalAmountCents() > 0;
    }

    /** How the total came about. */
    public Explanation explanation() {
        return Explanation.of(
                "INV-080",
                feesAmountCents + " fees - " + progressiveBillingCreditAmountCents + " progressive credit - "
                        + couponsAmountCents + " coupons + " + taxesAmountCents + " taxes - " + creditNotesAmountCents
                        + " credit notes - " + prepaidCreditAmountCents + " prepaid credits",
                Inputs.of("fees_amount_cents", feesAmountCents)
                        .and("progressive_billing_credit_amount_cents", progressiveBillingCreditAmountCents)
                        .and("coupons_amount_cents", couponsAmountCents)
                        .and("taxes_amount_cents", taxesAmountCents)
                        .and("credit_notes_amount_cents", creditNotesAmountCents)
                        .and("prepaid_credit_amount_cents", prepaidCreditAmountCents)
                        .map(),
                Long.toString(totalAmountCents()));
    }

    private static long subTotalExcludingTaxes(long fees, long progressiveCredit, long coupons) {
        return Money.subtractCents(Money.subtractCents(fees, progressiveCredit), coupons);
    }

    private static long total(long subTotalExcludingTaxes, long taxes, long creditNotes, long prepaidCredits) {
        long includingTaxes = Money.addCents(subTotalExcludingTaxes, taxes);
        return Money.subtractCents(Money.subtractCents(includingTaxes, creditNotes), prepaidCredits);
    }

    private static void requireNotNegative(String name, long cents) {
        if (cents < 0) {
            throw new IllegalArgumentException("An invoice's " + name + " must not be negative: " + cents + " cents");
        }
    }
}
