package dev.tarn.document;

import dev.tarn.creditnote.CreditNote;
import org.springframework.stereotype.Component;

/** Draws credit notes. The same note and letterhead give the same bytes. */
@Component
class DocumentPdf {
    private final PdfRenderer renderer;
    private final String stylesheet = InvoicePdf.stylesheet();

    DocumentPdf(PdfRenderer renderer) {
        this.renderer = renderer;
    }

    byte[] draw(CreditNote note, Letterhead letterhead) {
        return renderer.render(
                CreditNoteHtml.of(note, letterhead, stylesheet),
                note.createdAt(),
                note.id().getLeastSignificantBits());
    }
}
