package dev.tarn.document;

import dev.tarn.einvoice.DocumentType;
import dev.tarn.einvoice.ElectronicDocument;
import dev.tarn.einvoice.ElectronicDocument.Period;
import dev.tarn.einvoice.PaymentMeans;
import dev.tarn.einvoice.TaxCategory;
import dev.tarn.einvoice.TaxGroup;
import dev.tarn.einvoice.TradeLine;
import dev.tarn.invoice.CreditType;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceCredit;
import dev.tarn.invoice.WholeInvoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An invoice as an e-invoice (INV-221 to INV-223). */
final class InvoiceXml {
    private final WholeInvoice whole;
    private final Invoice invoice;
    private final Letterhead letterhead;
    private final Labels labels;
    private final FeeLines names;

    private InvoiceXml(WholeInvoice whole, Letterhead letterhead) {
        this.whole = whole;
        this.invoice = whole.invoice();
        this.letterhead = letterhead;
        this.labels = Labels.of(letterhead.languageTag());
        this.names = new FeeLines(labels, new Formats(labels.locale()));
    }

    /** Empty where the seller makes none, or EN 16931 has no way to say it: no line, or a currency of three decimals. */
    static Optional<ElectronicDocument> of(WholeInvoice whole, Letterhead letterhead) {
        boolean can = letterhead.einvoicing()
                && !whole.fees().isEmpty()
                && ElectronicDocument.canBeIn(whole.invoice().currency());
        return can ? Optional.of(new InvoiceXml(whole, letterhead).document()) : Optional.empty();
    }

    private ElectronicDocument document() {
        var totals = invoice.totals();
        List<Fee> fees = shown();
        String order = invoice.purchaseOrderNumber();
        return new ElectronicDocument(
                type(),
                invoice.number(),
                invoice.issuingOn(),
                totals.totalAmountCents() > 0 ? invoice.paymentDueOn() : null,
                invoice.currency(),
                TradeParties.of(letterhead.seller()),
                TradeParties.of(letterhead.buyer()),
                order == null ? letterhead.buyer().identifier() : order,
                order,
                period(fees),
                allowanceReason(),
                fees.stream().map(this::line).toList(),
                TaxGroup.of(
                        fees.stream().map(InvoiceXml::share).toList(),
                        new TaxGroup.Whole(
                                Math.addExact(
                                        totals.couponsAmountCents(), totals.progressiveBillingCreditAmountCents()),
                                totals.taxesAmountCents())),
                Math.addExact(totals.creditNotesAmountCents(), totals.prepaidCreditAmountCents()),
                totals.totalAmountCents(),
                means(),
                null);
    }

    /** As the page shows them: usage of nothing is left out, unless that is all there is. */
    private List<Fee> shown() {
        List<Fee> shown = whole.fees().stream()
                .filter(fee -> !fee.isEmpty() || fee.type() != FeeType.CHARGE)
                .toList();
        return shown.isEmpty() ? whole.fees() : shown;
    }

    private DocumentType type() {
        if (invoice.selfBilled()) {
            return DocumentType.SELF_BILLED;
        }
        return invoice.invoiceType().equals("credit") ? DocumentType.CREDIT_INVOICE : DocumentType.INVOICE;
    }

    private TradeLine line(Fee fee) {
        return TradeLine.of(
                names.name(fee),
                fee.type() == FeeType.ADD_ON ? fee.itemDescription() : null,
                fee.units(),
                fee.preciseUnitAmount(),
                fee.amountCents(),
                fee.currency(),
                category(fee));
    }

    static TaxCategory category(Fee fee) {
        return fee.type() == FeeType.CREDIT ? TaxCategory.NOT_SUBJECT : TaxCategory.of(fee.taxesRatePercent());
    }

    private static TaxGroup.Share share(Fee fee) {
        return new TaxGroup.Share(category(fee), fee.amountCents(), fee.preciseCouponsAmountCents());
    }

    private String allowanceReason() {
        Stream<String> coupons = whole.credits().stream()
                .filter(credit -> credit.type() == CreditType.COUPON)
                .map(InvoiceCredit::name);
        Stream<String> progressive = invoice.totals().progressiveBillingCreditAmountCents() == 0
                ? Stream.empty()
                : Stream.of(labels.get("usage_already_billed"));
        return Stream.concat(progressive, coupons).collect(Collectors.joining(", "));
    }

    /** From the first day that any fee is for to the last. */
    private @Nullable Period period(List<Fee> fees) {
        var from = fees.stream().map(Fee::fromAt).filter(Objects::nonNull).min(Instant::compareTo);
        var to = fees.stream().map(Fee::toAt).filter(Objects::nonNull).max(Instant::compareTo);
        if (from.isEmpty() || to.isEmpty() || to.get().isBefore(from.get())) {
            return null;
        }
        return new Period(
                LocalDate.ofInstant(from.get(), invoice.zone()), LocalDate.ofInstant(to.get(), invoice.zone()));
    }

    private PaymentMeans means() {
        var totals = invoice.totals();
        if (totals.totalAmountCents() > 0
                || totals.prepaidCreditAmountCents() == 0 && totals.creditNotesAmountCents() == 0) {
            return PaymentMeans.AMOUNT_DUE;
        }
        return totals.prepaidCreditAmountCents() > 0 ? PaymentMeans.PREPAID : PaymentMeans.CREDIT_NOTE;
    }
}
