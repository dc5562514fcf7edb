/** Stripe's amounts and signatures. */
@NullMarked
package dev.tarn.stripe;

import org.jspecify.annotations.NullMarked;
