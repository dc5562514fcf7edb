/**
 * Stripe, as Tarn asks of any payment provider: its wire format, its amounts, its words, its signatures.
 */
@ApplicationModule(allowedDependencies = {"platform", "integration"})
@NullMarked
package dev.tarn.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
