package dev.tarn.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a document to whom, and in which language.
 *
 * @param einvoicing whether the seller makes e-invoices
 * @param logoDataUri the seller's logo; null where there is none
 * @param notes metadata of the customer that is shown on invoices, in order
 */
record Letterhead(
        Party seller,
        Party buyer,
        @Nullable String logoDataUri,
        @Nullable String footer,
        String languageTag,
        boolean einvoicing,
        Map<String, String> notes) {}
