package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteAmounts;
import dev.tarn.engine.invoice.CreditNoteLimits;
import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.engine.invoice.CreditableFee;
import dev.tarn.engine.invoice.CreditableInvoice;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.money.Money;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.PurchasedCredits.Purchase;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An invoice and what notes have taken back of it so far: what a new note is measured by.
 *
 * @param purchase the prepaid credits it sold; empty: it sold none
 * @param earlier what notes took back, voided ones included
 */
record CreditedInvoice(Invoice invoice, List<Fee> fees, Optional<Purchase> purchase, Earlier earlier) {

    /**
     * What finalized notes gave back of an invoice.
     *
     * @param taxRoundingCents what their taxes were rounded by, together (CRD-127)
     * @param itemsCents by fee, in whole cents; with those of drafts
     */
    record Earlier(CreditNoteSplit split, BigDecimal taxRoundingCents, Map<UUID, Long> itemsCents) {
        static final Earlier NONE = new Earlier(CreditNoteSplit.NONE, BigDecimal.ZERO, Map.of());
    }

    Optional<Fee> fee(UUID id) {
        return fees.stream().filter(fee -> fee.id().equals(id)).findFirst();
    }

    CreditableFee creditable(Fee fee) {
        var taxes = fee.taxes().stream()
                .map(tax -> new TaxRate(tax.code(), tax.ratePercent()))
                .toList();
        var credited = BigDecimal.valueOf(earlier.itemsCents().getOrDefault(fee.id(), 0L));
        return new CreditableFee(fee.amountCents(), fee.preciseCouponsAmountCents(), credited, taxes);
    }

    boolean isPurchase() {
        return invoice.invoiceType().equals("credit");
    }

    boolean isPaid() {
        return invoice.paymentStatus().equals("succeeded");
    }

    /** What may still be credited, cents with a fraction; nothing of a purchase of credits (CRD-119, CRD-120). */
    BigDecimal creditableCents() {
        return isPurchase() ? BigDecimal.ZERO : creditableLess(List.of()).creditableCents();
    }

    /** What may still be refunded, in whole cents; of a purchase at most what is left of it (CRD-121). */
    long refundableCents() {
        var left = creditableLess(List.of()).creditableCents();
        return limits().refundableCents(purchase.map(sold -> left.min(BigDecimal.valueOf(sold.remainingAmountCents())))
                .orElse(left));
    }

    /** What may still be offset, in whole cents (CRD-121a). */
    long offsettableCents() {
        return limits().offsettableCents(creditableCents());
    }

    CreditNoteLimits limits() {
        var totals = invoice.totals();
        return new CreditNoteLimits(
                creditableLess(List.of()).ceilingCents(),
                totals.subTotalIncludingTaxesAmountCents(),
                totals.totalAmountCents(),
                invoice.totalPaidAmountCents(),
                isPaid(),
                isPurchase(),
                earlier.split());
    }

    /** What these items come to; the note that leaves nothing makes up for earlier roundings. */
    CreditNoteAmounts amounts(List<NoteItem> items) {
        var amounts = CreditNoteAmounts.of(items.stream()
                .map(item -> new CreditNoteAmounts.Item(creditable(item.fee()), item.preciseAmountCents()))
                .toList());
        boolean exhausts = creditableLess(items).creditableCents().signum() == 0;
        return exhausts ? amounts.exhausting(earlier.taxRoundingCents()) : amounts;
    }

    private CreditableInvoice creditableLess(List<NoteItem> items) {
        Map<UUID, Long> taken = new HashMap<>();
        items.forEach(item -> taken.merge(item.fee().id(), item.amountCents(), Money::addCents));
        var left = fees.stream()
                .map(fee -> creditable(fee).less(BigDecimal.valueOf(taken.getOrDefault(fee.id(), 0L))))
                .toList();
        var totals = invoice.totals();
        return new CreditableInvoice(
                left, Money.addCents(totals.couponsAmountCents(), totals.progressiveBillingCreditAmountCents()));
    }
}
