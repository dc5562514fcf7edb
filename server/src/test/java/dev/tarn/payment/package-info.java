/** Payments through HTTP. */
@NullMarked
package dev.tarn.payment;

import org.jspecify.annotations.NullMarked;
