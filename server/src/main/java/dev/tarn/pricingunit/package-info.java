/**
 * Units of account that charges may be priced in: their names. What one is worth is said by each charge.
 */
@ApplicationModule(allowedDependencies = {"platform", "access"})
@NullMarked
package dev.tarn.pricingunit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
