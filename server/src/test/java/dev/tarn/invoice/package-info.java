/** Invoices through HTTP. */
@NullMarked
package dev.tarn.invoice;

import org.jspecify.annotations.NullMarked;
