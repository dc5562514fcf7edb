package dev.tarn.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.invoice.InvoiceTaxes;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.invoice.TaxableFee;
import java.util.List;

/** How the totals and taxes of an invoice came about, from its fees and the taxes as they were. */
final class InvoiceExplanation {
    private InvoiceExplanation() {}

    static Explanation of(Invoice invoice, List<Fee> fees) {
        var taxes = InvoiceTaxes.of(
                fees.stream().map(InvoiceExplanation::taxable).toList(), invoice.totals().subTotalExcludingTaxesAmountCents());
        Explanation totals = invoice.totals().explanation();
        return new Explanation(totals.rule(), totals.text(), totals.inputs(), totals.result(), List.of(taxes.explanation()));
    }

    private static TaxableFee taxable(Fee fee) {
        var rates = fee.taxes().stream().map(tax -> new TaxRate(tax.code(), tax.ratePercent())).toList();
        return new TaxableFee(fee.amountCents(), fee.preciseAmountCents(), fee.preciseCouponsAmountCents(), rates);
    }
}
