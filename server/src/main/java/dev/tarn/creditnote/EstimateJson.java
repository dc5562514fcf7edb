package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteAmounts;
import dev.tarn.invoice.AppliedTax;
import dev.tarn.invoice.AppliedTaxJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a credit note could be, as the contract shows it. */
record EstimateJson(
        UUID lagoInvoiceId,
        String invoiceNumber,
        String currency,
        long taxesAmountCents,
        BigDecimal preciseTaxesAmountCents,
        BigDecimal taxesRate,
        long subTotalExcludingTaxesAmountCents,
        long maxCreditableAmountCents,
        long maxRefundableAmountCents,
        long maxOffsettableAmountCents,
        long couponsAdjustmentAmountCents,
        BigDecimal preciseCouponsAdjustmentAmountCents,
        List<Item> items,
        List<Tax> appliedTaxes) {

    record Item(long amountCents, UUID lagoFeeId) {}

    record Tax(
            UUID lagoTaxId,
            String taxName,
            String taxCode,
            BigDecimal taxRate,
            @Nullable String taxDescription,
            long baseAmountCents,
            long amountCents,
            String amountCurrency) {}

    static EstimateJson of(Estimate estimate) {
        var invoice = estimate.invoice().invoice();
        var amounts = estimate.amounts();
        String currency = invoice.currency().code();
        return new EstimateJson(
                invoice.id(),
                invoice.number(),
                currency,
                estimate.rounded().taxesAmountCents(),
                CreditNoteStore.precise(amounts.preciseTaxesAmountCents()),
                AppliedTaxJson.shown(amounts.ratePercent()),
                amounts.subTotalExcludingTaxesAmountCents(),
                estimate.maxCreditableAmountCents(),
                estimate.maxRefundableAmountCents(),
                estimate.maxOffsettableAmountCents(),
                amounts.couponsAmountCents(),
                CreditNoteStore.precise(amounts.preciseCouponsAmountCents()),
                estimate.items().stream()
                        .map(item -> new Item(item.amountCents(), item.fee().id()))
                        .toList(),
                amounts.lines().stream()
                        .map(line -> tax(line, estimate.items(), currency))
                        .toList());
    }

    private static Tax tax(CreditNoteAmounts.Line line, List<NoteItem> items, String currency) {
        AppliedTax tax = CreditNoteStore.taxOf(items, line.tax().code());
        return new Tax(
                tax.taxId(),
                tax.name(),
                tax.code(),
                AppliedTaxJson.shown(tax.ratePercent()),
                tax.description(),
                line.baseAmountCents(),
                line.amountCents(),
                currency);
    }
}
