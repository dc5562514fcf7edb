/**
 * Plans: what is sold, at which price. An edit adds a version and takes effect at once for open periods; finalized invoices keep what they were billed with.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "metric", "addon", "pricingunit", "tax"})
@NullMarked
package dev.tarn.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
