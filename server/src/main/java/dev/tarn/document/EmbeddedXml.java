package dev.tarn.document;

import org.jspecify.annotations.Nullable;

/**
 * What a PDF/A-3 document carries for programs.
 *
 * @param facturXLevel the conformance level it declares as Factur-X; null: it is none
 */
record EmbeddedXml(
        String name,
        String description,
        byte[] xml,
        @Nullable String facturXLevel) {

    /** Factur-X and ZUGFeRD are one standard, with one name for the file. */
    static EmbeddedXml facturX(byte[] cii) {
        return new EmbeddedXml("factur-x.xml", "Factur-X invoice", cii, "EN 16931");
    }

    static EmbeddedXml receipt(byte[] ubl) {
        return new EmbeddedXml("receipt.xml", "Receipt as UBL application response", ubl, null);
    }
}
