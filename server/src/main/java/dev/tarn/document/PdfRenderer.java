package dev.tarn.document;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns XHTML into PDF, in process, with the fonts that come along: the same document gives the same bytes everywhere. Nothing outside the
 * document is ever loaded.
 */
@Component
class PdfRenderer {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final byte[] regular = Fonts.bytes(Fonts.REGULAR);
    private final byte[] bold = Fonts.bytes(Fonts.BOLD);

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
    }

    /**
     * A document of this moment.
     *
     * @param id tells documents apart; the file's identifier derives from it
     * @param embedded what programs are to read in it, which makes it a PDF/A-3; null: an ordinary PDF
     */
    byte[] render(String html, Instant createdAt, long id, @Nullable EmbeddedXml embedded) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder()
                    .withHtmlContent(html, null)
                    .usePDDocument(document)
                    .withProducer("Tarn")
                    .useUriResolver((base, uri) -> uri.startsWith("data:image/") ? uri : null)
                    .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer())
                    .defaultTextDirection(TextDirection.LTR);
            builder.useFont(() -> new ByteArrayInputStream(regular), "NotoSans", REGULAR, FontStyle.NORMAL, true);
            builder.useFont(() -> new ByteArrayInputStream(bold), "NotoSans", BOLD, FontStyle.NORMAL, true);
            for (String script : Fonts.scriptsOf(html)) {
                builder.useFont(() -> font(script), script, REGULAR, FontStyle.NORMAL, true);
            }
            if (embedded != null) {
                builder.usePdfAConformance(PdfAConformance.PDFA_3_B).useColorProfile(PdfA3.colourProfile());
            }
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFKeepOpen();
                document.getDocumentInformation()
                        .setCreationDate(GregorianCalendar.from(createdAt.atZone(ZoneOffset.UTC)));
                if (embedded != null) {
                    PdfA3.complete(document, embedded, createdAt);
                }
                document.setDocumentId(id);
                document.save(bytes);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InputStream font(String script) {
        return new ByteArrayInputStream(Fonts.bytes(Fonts.regular(script)));
    }
}
