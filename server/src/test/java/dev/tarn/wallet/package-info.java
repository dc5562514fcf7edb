/** Prepaid credits, as users of the API see them. */
@NullMarked
package dev.tarn.wallet;

import org.jspecify.annotations.NullMarked;
