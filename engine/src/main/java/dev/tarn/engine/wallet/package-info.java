/** Prepaid credits: what they are worth, whose invoices they pay and in which order, what is about to be used, when more is bought. */
@NullMarked
package dev.tarn.engine.wallet;

import org.jspecify.annotations.NullMarked;
