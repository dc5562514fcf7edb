package dev.tarn.document;

import dev.tarn.creditnote.CreditNote;
import dev.tarn.einvoice.CiiWriter;
import dev.tarn.einvoice.ElectronicDocument;
import dev.tarn.einvoice.ReceiptXml;
import dev.tarn.einvoice.UblWriter;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws credit notes and receipts. The same one with the same letterhead gives the same bytes. */
@Component
class DocumentPdf {
    private final PdfRenderer renderer;
    private final String stylesheet = InvoicePdf.stylesheet();

    DocumentPdf(PdfRenderer renderer) {
        this.renderer = renderer;
    }

    Drawn draw(CreditNote note, Letterhead letterhead, LocalDate invoiceIssuedOn) {
        Optional<ElectronicDocument> electronic = CreditNoteXml.of(note, letterhead, invoiceIssuedOn);
        byte[] pdf = renderer.render(
                CreditNoteHtml.of(note, letterhead, stylesheet),
                note.createdAt(),
                note.id().getLeastSignificantBits(),
                electronic
                        .map(document -> EmbeddedXml.facturX(CiiWriter.write(document)))
                        .orElse(null));
        return new Drawn(pdf, electronic.map(UblWriter::write).orElse(null));
    }

    Drawn draw(Receipt receipt, Letterhead letterhead) {
        byte[] xml = letterhead.einvoicing() ? xml(receipt, letterhead) : null;
        byte[] pdf = renderer.render(
                ReceiptHtml.of(receipt, letterhead, stylesheet),
                receipt.facts().createdAt(),
                receipt.facts().id().getLeastSignificantBits(),
                xml == null ? null : EmbeddedXml.receipt(xml));
        return new Drawn(pdf, xml);
    }

    private static byte[] xml(Receipt receipt, Letterhead letterhead) {
        var labels = Labels.of(letterhead.languageTag());
        var facts = receipt.facts();
        return new ReceiptXml(
                        facts.number(),
                        receipt.issuedOn(),
                        TradeParties.of(letterhead.seller()),
                        TradeParties.of(letterhead.buyer()),
                        receipt.invoices().stream()
                                .map(invoice -> new ReceiptXml.Paid(
                                        invoice.number(), receipt.paidOn(), invoice.totalDueAmountCents() == 0))
                                .toList(),
                        labels.get("amount_paid") + ": "
                                + new Formats(labels.locale()).money(facts.amountCents(), facts.currency()))
                .write();
    }
}
