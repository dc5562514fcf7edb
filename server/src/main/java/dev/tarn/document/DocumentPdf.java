package dev.tarn.document;

import dev.tarn.creditnote.CreditNote;
import dev.tarn.einvoice.CiiWriter;
import dev.tarn.einvoice.ElectronicDocument;
import dev.tarn.einvoice.UblWriter;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws credit notes. The same note and letterhead give the same bytes. */
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
}
