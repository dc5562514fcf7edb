package dev.tarn.document;

import dev.tarn.einvoice.CiiWriter;
import dev.tarn.einvoice.ElectronicDocument;
import dev.tarn.einvoice.UblWriter;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.WholeInvoice;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws an invoice. The same invoice and letterhead give the same bytes. */
@Component
class InvoicePdf {
    private final PdfRenderer renderer;
    private final String stylesheet = stylesheet();

    InvoicePdf(PdfRenderer renderer) {
        this.renderer = renderer;
    }

    Drawn draw(WholeInvoice whole, Letterhead letterhead) {
        Invoice invoice = whole.invoice();
        Instant finalizedAt = invoice.finalizedAt();
        String html = InvoiceHtml.of(whole, letterhead, stylesheet);
        Optional<ElectronicDocument> electronic = InvoiceXml.of(whole, letterhead);
        byte[] pdf = renderer.render(
                html,
                finalizedAt == null ? invoice.createdAt() : finalizedAt,
                invoice.id().getLeastSignificantBits(),
                electronic
                        .map(document -> EmbeddedXml.facturX(CiiWriter.write(document)))
                        .orElse(null));
        return new Drawn(pdf, electronic.map(UblWriter::write).orElse(null));
    }

    /** What all documents look like. */
    static String stylesheet() {
        return Resources.text("invoice.css");
    }
}
