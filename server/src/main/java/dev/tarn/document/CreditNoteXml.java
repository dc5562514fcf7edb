package dev.tarn.document;

import dev.tarn.creditnote.CreditNote;
import dev.tarn.einvoice.DocumentType;
import dev.tarn.einvoice.ElectronicDocument;
import dev.tarn.einvoice.PaymentMeans;
import dev.tarn.einvoice.TaxGroup;
import dev.tarn.einvoice.TradeLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A credit note as an e-invoice: what is given back, in positive amounts (INV-221 to INV-223). */
final class CreditNoteXml {

    private CreditNoteXml() {}

    /** Empty where the seller makes none, or EN 16931 has no way to say it. */
    static Optional<ElectronicDocument> of(CreditNote note, Letterhead letterhead, LocalDate invoiceIssuedOn) {
        if (!letterhead.einvoicing() || note.items().isEmpty() || !ElectronicDocument.canBeIn(note.currency())) {
            return Optional.empty();
        }
        var labels = Labels.of(letterhead.languageTag());
        var names = new FeeLines(labels, new Formats(labels.locale()));
        long totalCents = note.split().totalAmountCents();
        return Optional.of(new ElectronicDocument(
                DocumentType.CREDIT_NOTE,
                note.number(),
                note.issuingOn(),
                totalCents > 0 ? note.issuingOn() : null,
                note.currency(),
                TradeParties.of(letterhead.seller()),
                TradeParties.of(letterhead.buyer()),
                letterhead.buyer().identifier(),
                null,
                null,
                labels.get("coupons"),
                note.items().stream().map(item -> line(item, names, note)).toList(),
                groups(note),
                0,
                totalCents,
                note.split().creditAmountCents() > 0 ? PaymentMeans.CREDIT_NOTE : PaymentMeans.AMOUNT_DUE,
                new ElectronicDocument.Preceding(note.invoiceNumber(), invoiceIssuedOn)));
    }

    private static TradeLine line(CreditNote.Item item, FeeLines names, CreditNote note) {
        return TradeLine.of(
                names.name(item.fee()),
                null,
                BigDecimal.ONE,
                note.currency().toUnits(BigDecimal.valueOf(item.amountCents())),
                item.amountCents(),
                note.currency(),
                InvoiceXml.category(item.fee()));
    }

    /** Coupons come back in the share that the item has of what its fee had. */
    private static List<TaxGroup> groups(CreditNote note) {
        var shares = note.items().stream()
                .map(item ->
                        new TaxGroup.Share(InvoiceXml.category(item.fee()), item.amountCents(), couponsCents(item)))
                .toList();
        return TaxGroup.of(shares, new TaxGroup.Whole(note.couponsAdjustmentAmountCents(), note.taxesAmountCents()));
    }

    private static BigDecimal couponsCents(CreditNote.Item item) {
        long feeCents = item.fee().amountCents();
        return feeCents == 0
                ? BigDecimal.ZERO
                : item.fee()
                        .preciseCouponsAmountCents()
                        .multiply(BigDecimal.valueOf(item.amountCents()))
                        .divide(BigDecimal.valueOf(feeCents), 5, java.math.RoundingMode.HALF_UP);
    }
}
