/**
 * VIES, the Union's register of VAT numbers: asked about customers' numbers after the transaction that wants to know, again and again until it answers.
 */
@ApplicationModule(allowedDependencies = {"platform", "customer"})
@NullMarked
package dev.tarn.vies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
