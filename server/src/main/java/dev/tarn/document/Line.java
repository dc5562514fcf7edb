package dev.tarn.document;

import org.jspecify.annotations.Nullable;

/**
 * A row of a document's table, formatted. What does not apply is null.
 *
 * @param part whether it shows how the row above comes about, so that its amount is not another one
 */
record Line(
        String text,
        @Nullable String note,
        @Nullable String units,
        @Nullable String unitPrice,
        @Nullable String taxRate,
        @Nullable String amount,
        boolean part) {}
