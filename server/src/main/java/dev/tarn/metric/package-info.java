/**
 * Billable metrics: what of the usage events is counted, and how.
 */
@ApplicationModule(allowedDependencies = {"platform", "access"})
@NullMarked
package dev.tarn.metric;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
