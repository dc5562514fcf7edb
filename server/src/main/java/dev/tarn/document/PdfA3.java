package dev.tarn.document;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** What makes a PDF a PDF/A-3 with a file for programs in it: that file, and metadata that say so (INV-221). */
final class PdfA3 {
    private static final String METADATA = "pdfa3.xmp";
    private static final String FACTUR_X = "factur-x.xmp";

    private PdfA3() {}

    /** The colours all documents are meant in. */
    static byte[] colourProfile() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    static void complete(PDDocument document, EmbeddedXml embedded, Instant createdAt) throws IOException {
        embed(document, embedded, createdAt);
        var metadata = new PDMetadata(
                document,
                new ByteArrayInputStream(metadata(document, embedded, createdAt).getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private static void embed(PDDocument document, EmbeddedXml embedded, Instant createdAt) throws IOException {
        var created = GregorianCalendar.from(createdAt.atZone(ZoneOffset.UTC));
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(embedded.xml()), COSName.FLATE_DECODE);
        file.setSubtype("text/xml");
        file.setSize(embedded.xml().length);
        file.setCreationDate(created);
        file.setModDate(created);
        var specification = new PDComplexFileSpecification();
        specification.setFile(embedded.name());
        specification.setFileUnicode(embedded.name());
        specification.setFileDescription(embedded.description());
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", "Alternative");

        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(embedded.name(), specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        var associated = new COSArray();
        associated.add(specification.getCOSObject());
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    private static String metadata(PDDocument document, EmbeddedXml embedded, Instant createdAt) {
        String title = document.getDocumentInformation().getTitle();
        String level = embedded.facturXLevel();
        String facturX = level == null
                ? ""
                : Resources.text(FACTUR_X)
                        .replace("{file}", Html.escape(embedded.name()))
                        .replace("{level}", level);
        return Resources.text(METADATA)
                .replace("{title}", Html.escape(title == null ? "" : title))
                .replace("{created}", DateTimeFormatter.ISO_INSTANT.format(createdAt))
                .replace("{factur-x}", facturX);
    }
}
