/**
 * Taxes of an organization and what they apply to. A deleted tax stays readable from documents.
 */
@ApplicationModule(allowedDependencies = {"platform", "access"})
@NullMarked
package dev.tarn.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
