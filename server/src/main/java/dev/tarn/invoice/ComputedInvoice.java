package dev.tarn.invoice;

import dev.tarn.customer.Customer;
import dev.tarn.engine.invoice.FeeTaxes;
import dev.tarn.engine.invoice.InvoiceTaxes;
import dev.tarn.engine.invoice.InvoiceTotals;
import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.invoice.TaxableFee;
import dev.tarn.tax.Tax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An invoice with its taxes, totals and dates, as the engine finds them (INV-080 without the steps that need coupons, credits or wallets).
 *
 * @param taxesByCode the taxes named by {@link #taxes}
 * @param dates those of its creation
 */
record ComputedInvoice(
        NewInvoice source,
        Customer customer,
        List<TaxedFee> fees,
        InvoiceTotals totals,
        InvoiceTaxes taxes,
        Map<String, Tax> taxesByCode,
        IssuingDates dates) {

    /** A fee and what is due on it. */
    record TaxedFee(NewFee fee, FeeTaxes taxes) {
        static TaxedFee of(NewFee fee) {
            return new TaxedFee(fee, FeeTaxes.of(taxable(fee)));
        }
    }

    static ComputedInvoice of(NewInvoice source, Customer customer) {
        var fees = new ArrayList<TaxedFee>();
        var taxable = new ArrayList<TaxableFee>();
        var taxesByCode = new HashMap<String, Tax>();
        for (NewFee fee : source.fees()) {
            var taxed = taxable(fee);
            taxable.add(taxed);
            fees.add(new TaxedFee(fee, FeeTaxes.of(taxed)));
            fee.taxes().forEach(tax -> taxesByCode.put(tax.code(), tax));
        }
        var totals = InvoiceTotals.ofFees(
                source.fees().stream().map(fee -> fee.amount().amountCents()).toList());
        var taxes = InvoiceTaxes.of(taxable, totals.subTotalExcludingTaxesAmountCents());
        var dates = IssuingDates.of(source.billedAt(), customer.applicableZone(), kind(source), settings(customer));
        return new ComputedInvoice(
                source, customer, fees, totals.plusTaxes(taxes.amountCents()), taxes, taxesByCode, dates);
    }

    private static TaxableFee taxable(NewFee fee) {
        var rates = fee.taxes().stream()
                .map(tax -> new TaxRate(tax.code(), tax.ratePercent()))
                .toList();
        return TaxableFee.of(fee.amount().amountCents(), fee.amount().preciseAmountCents(), rates);
    }

    /** What the dates of the invoice depend on (INV-066). */
    static IssuingDates.Kind kind(NewInvoice invoice) {
        if (!invoice.invoiceType().equals("subscription")) {
            return IssuingDates.Kind.IMMEDIATE;
        }
        if (invoice.periodic()) {
            return IssuingDates.Kind.PERIODIC;
        }
        boolean inAdvance = invoice.subscriptions().stream()
                .anyMatch(entry -> entry.reason().startsWith("in_advance_charge"));
        return inAdvance ? IssuingDates.Kind.IMMEDIATE : IssuingDates.Kind.OCCASIONAL;
    }

    static IssuingDates.Settings settings(Customer customer) {
        return new IssuingDates.Settings(
                customer.gracePeriodDays(),
                customer.netPaymentTermDays(),
                IssuingDates.Anchor.valueOf(customer.issuingDateAnchor().toUpperCase(Locale.ROOT)),
                IssuingDates.Adjustment.valueOf(customer.issuingDateAdjustment().toUpperCase(Locale.ROOT)));
    }

    /** Whether the grace period runs first (BIL-166). */
    boolean waitsInGrace() {
        return kind(source) != IssuingDates.Kind.IMMEDIATE && customer.gracePeriodDays() > 0;
    }

    /** Finalized, unless there is nothing on it and such invoices are skipped. The fees decide, not the total (INV-055). */
    InvoiceStatus finalStatus() {
        return totals.feesAmountCents() == 0 && customer.skipZeroInvoices()
                ? InvoiceStatus.CLOSED
                : InvoiceStatus.FINALIZED;
    }

    String paymentStatus() {
        return totals.awaitsPayment() ? "pending" : "succeeded";
    }
}
