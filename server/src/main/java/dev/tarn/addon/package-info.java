/**
 * Add-ons: things sold once or, as fixed charges of a plan, per period.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "tax"})
@NullMarked
package dev.tarn.addon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
