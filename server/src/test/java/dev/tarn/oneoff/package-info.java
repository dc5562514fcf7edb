/** One-off invoices through HTTP. */
@NullMarked
package dev.tarn.oneoff;

import org.jspecify.annotations.NullMarked;
