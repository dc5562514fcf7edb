package dev.tarn.document;

import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.WholeInvoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Draws an invoice. The same invoice and letterhead give the same bytes. */
@Component
class InvoicePdf {
    private final PdfRenderer renderer;
    private final String stylesheet = stylesheet();

    InvoicePdf(PdfRenderer renderer) {
        this.renderer = renderer;
    }

    byte[] draw(WholeInvoice whole, Letterhead letterhead) {
        Invoice invoice = whole.invoice();
        Instant finalizedAt = invoice.finalizedAt();
        String html = InvoiceHtml.of(whole, letterhead, stylesheet);
        return renderer.render(
                html,
                finalizedAt == null ? invoice.createdAt() : finalizedAt,
                invoice.id().getLeastSignificantBits());
    }

    /** What all documents look like. */
    static String stylesheet() {
        return read("invoice.css");
    }

    private static String read(String name) {
        try (var resource = InvoicePdf.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("missing from the application: " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
