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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An invoice with its taxes, totals and dates, as the engine finds them (INV-080).
 *
 * @param progressive what progressive invoices have billed of it already; drafts take it off, too
 * @param credits what else it takes off; none as long as it is a draft
 * @param prepaid what wallets pay; null if nothing
 * @param taxesByCode the taxes named by {@link #taxes}
 * @param dates those of its creation
 */
record ComputedInvoice(
        NewInvoice source,
        Customer customer,
        List<TaxedFee> fees,
        BilledProgressively progressive,
        List<NewCredit> credits,
        InvoiceTotals totals,
        WalletSource.@Nullable Used prepaid,
        InvoiceTaxes taxes,
        Map<String, Tax> taxesByCode,
        IssuingDates dates) {

    /** A fee, what coupons take off it, the taxes on what is left, and what credit notes pay of that. */
    record TaxedFee(NewFee fee, BigDecimal couponsAmountCents, FeeTaxes taxes, BigDecimal creditNotesAmountCents) {
        /** A fee that nothing lowers. */
        static TaxedFee of(NewFee fee) {
            return of(fee, BigDecimal.ZERO);
        }

        static TaxedFee of(NewFee fee, BigDecimal couponsAmountCents) {
            return new TaxedFee(
                    fee, couponsAmountCents, FeeTaxes.of(taxable(fee, couponsAmountCents)), BigDecimal.ZERO);
        }

        TaxedFee paidByCreditNotes(BigDecimal amountCents) {
            return new TaxedFee(fee, couponsAmountCents, taxes, amountCents);
        }
    }

    /** As it is while it is a draft: nothing is taken off but what has been billed progressively (INV-071, step 2). */
    static ComputedInvoice of(NewInvoice source, Customer customer, BilledProgressively progressive) {
        return of(source, customer, progressive, progressive.feeShares(), List.of());
    }

    /** One of whose period nothing has been billed before. */
    static ComputedInvoice of(NewInvoice source, Customer customer) {
        return of(source, customer, BilledProgressively.nothing(source));
    }

    /** As it is as long as its taxes are not known (INV-044). */
    ComputedInvoice untaxed() {
        return of(source.untaxed(), customer, progressive);
    }

    /**
     * One whose coupons and progressive credits were taken off before its taxes were known (step 4 on).
     *
     * @param shares what each fee bears of both
     */
    static ComputedInvoice resumed(
            NewInvoice source, Customer customer, List<BigDecimal> shares, long progressiveCents, long couponsCents) {
        return of(
                source,
                customer,
                BilledProgressively.nothing(source),
                shares,
                List.of(),
                fees -> fees.lessProgressiveCredit(progressiveCents).lessCoupons(couponsCents));
    }

    /** Less the coupons it uses (step 3). */
    ComputedInvoice less(CouponSource.Used coupons) {
        var couponShares = coupons.discounts().fees().stream()
                .map(DiscountableFee::couponsAmountCents)
                .toList();
        return of(source, customer, progressive, couponShares, coupons.credits());
    }

    private static ComputedInvoice of(
            NewInvoice source,
            Customer customer,
            BilledProgressively progressive,
            List<BigDecimal> couponShares,
            List<NewCredit> coupons) {
        return of(
                source,
                customer,
                progressive,
                couponShares,
                coupons,
                fees -> fees.lessProgressiveCredit(progressive.amountCents()).lessCoupons(sum(coupons)));
    }

    private static ComputedInvoice of(
            NewInvoice source,
            Customer customer,
            BilledProgressively progressive,
            List<BigDecimal> couponShares,
            List<NewCredit> coupons,
            UnaryOperator<InvoiceTotals> lessDiscounts) {
        var fees = new ArrayList<TaxedFee>();
        var taxable = new ArrayList<TaxableFee>();
        var taxesByCode = new HashMap<String, Tax>();
        for (int i = 0; i < source.fees().size(); i++) {
            NewFee fee = source.fees().get(i);
            var taxed = taxable(fee, couponShares.get(i));
            taxable.add(taxed);
            fees.add(TaxedFee.of(fee, couponShares.get(i)));
            fee.taxes().forEach(tax -> taxesByCode.put(tax.code(), tax));
        }
        var totals = lessDiscounts.apply(InvoiceTotals.ofFees(
                source.fees().stream().map(fee -> fee.amount().amountCents()).toList()));
        var taxes = InvoiceTaxes.of(taxable, totals.subTotalExcludingTaxesAmountCents());
        var dates = IssuingDates.of(source.billedAt(), customer.applicableZone(), kind(source), settings(customer));
        return new ComputedInvoice(
                source,
                customer,
                fees,
                progressive,
                coupons,
                totals.plusTaxes(taxes.amountCents()),
                null,
                taxes,
                taxesByCode,
                dates);
    }

    /** Less the credit notes it consumes (step 6); no tax changes. */
    ComputedInvoice less(CreditNoteSource.Used notes) {
        var paid = new ArrayList<TaxedFee>();
        for (int i = 0; i < fees.size(); i++) {
            paid.add(fees.get(i).paidByCreditNotes(notes.feeShares().get(i)));
        }
        var all = new ArrayList<>(credits);
        all.addAll(notes.credits());
        return new ComputedInvoice(
                source,
                customer,
                paid,
                progressive,
                all,
                totals.lessCreditNotes(sum(notes.credits())),
                prepaid,
                taxes,
                taxesByCode,
                dates);
    }

    /** Less what wallets pay (step 7); no tax changes. */
    ComputedInvoice less(WalletSource.Used wallets) {
        return new ComputedInvoice(
                source,
                customer,
                fees,
                progressive,
                credits,
                totals.lessPrepaidCredits(wallets.amountCents()),
                wallets,
                taxes,
                taxesByCode,
                dates);
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

    /** Finalized, unless there is nothing on it and such invoices are skipped. The fees decide, not the total; progressive ones stay (INV-055). */
    InvoiceStatus finalStatus() {
        boolean progressively = source.invoiceType().equals(ProgressiveInvoices.TYPE);
        return totals.feesAmountCents() == 0 && customer.skipZeroInvoices() && !progressively
                ? InvoiceStatus.CLOSED
                : InvoiceStatus.FINALIZED;
    }

    String paymentStatus() {
        return totals.awaitsPayment() ? "pending" : "succeeded";
    }
}
