package dev.tarn.invoice;

import dev.tarn.customer.Customer;
import dev.tarn.engine.invoice.DiscountableFee;
import dev.tarn.engine.invoice.FeeTaxes;
import dev.tarn.engine.invoice.InvoiceTaxes;
import dev.tarn.engine.invoice.InvoiceTotals;
import dev.tarn.engine.invoice.IssuingDates;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.invoice.TaxableFee;
import dev.tarn.engine.money.Money;
import dev.tarn.tax.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An invoice with its taxes, totals and dates, as the engine finds them (INV-080).
 *
 * @param credits what it takes off; none as long as it is a draft
 * @param taxesByCode the taxes named by {@link #taxes}
 * @param dates those of its creation
 */
record ComputedInvoice(
        NewInvoice source,
        Customer customer,
        List<TaxedFee> fees,
        List<NewCredit> credits,
        InvoiceTotals totals,
        InvoiceTaxes taxes,
        Map<String, Tax> taxesByCode,
        IssuingDates dates) {

    /** A fee, what coupons take off it and the taxes on what is left. */
    record TaxedFee(NewFee fee, BigDecimal couponsAmountCents, FeeTaxes taxes) {
        /** A fee that no coupon lowers. */
        static TaxedFee of(NewFee fee) {
            return new TaxedFee(fee, BigDecimal.ZERO, FeeTaxes.of(taxable(fee, BigDecimal.ZERO)));
        }
    }

    /** As it is while it is a draft: nothing is taken off (INV-071). */
    static ComputedInvoice of(NewInvoice source, Customer customer) {
        var couponShares = source.fees().stream().map(fee -> BigDecimal.ZERO).toList();
        return of(source, customer, couponShares, List.of());
    }

    /** Less the coupons it uses (step 3). */
    ComputedInvoice less(CouponSource.Used coupons) {
        var couponShares = coupons.discounts().fees().stream()
                .map(DiscountableFee::couponsAmountCents)
                .toList();
        return of(source, customer, couponShares, coupons.credits());
    }

    private static ComputedInvoice of(
            NewInvoice source, Customer customer, List<BigDecimal> couponShares, List<NewCredit> coupons) {
        var fees = new ArrayList<TaxedFee>();
        var taxable = new ArrayList<TaxableFee>();
        var taxesByCode = new HashMap<String, Tax>();
        for (int i = 0; i < source.fees().size(); i++) {
            NewFee fee = source.fees().get(i);
            var taxed = taxable(fee, couponShares.get(i));
            taxable.add(taxed);
            fees.add(new TaxedFee(fee, couponShares.get(i), FeeTaxes.of(taxed)));
            fee.taxes().forEach(tax -> taxesByCode.put(tax.code(), tax));
        }
        var totals = InvoiceTotals.ofFees(source.fees().stream()
                        .map(fee -> fee.amount().amountCents())
                        .toList())
                .lessCoupons(sum(coupons));
        var taxes = InvoiceTaxes.of(taxable, totals.subTotalExcludingTaxesAmountCents());
        var dates = IssuingDates.of(source.billedAt(), customer.applicableZone(), kind(source), settings(customer));
        return new ComputedInvoice(
                source, customer, fees, coupons, totals.plusTaxes(taxes.amountCents()), taxes, taxesByCode, dates);
    }

    private static long sum(List<NewCredit> credits) {
        return credits.stream().map(NewCredit::amountCents).reduce(0L, Money::addCents);
    }

    private static TaxableFee taxable(NewFee fee, BigDecimal couponsAmountCents) {
        var rates = fee.taxes().stream()
                .map(tax -> new TaxRate(tax.code(), tax.ratePercent()))
                .toList();
        return new TaxableFee(fee.amount().amountCents(), fee.amount().preciseAmountCents(), couponsAmountCents, rates);
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
