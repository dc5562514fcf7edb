package dev.tarn.document;

import org.jspecify.annotations.Nullable;

/**
 * A document, drawn.
 *
 * @param xml the same for programs; null where its seller makes no e-invoices
 */
record Drawn(byte[] pdf, byte @Nullable [] xml) {}
