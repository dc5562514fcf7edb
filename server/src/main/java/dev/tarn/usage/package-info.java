/**
 * What was used in a period, by charge, filter and group, and what it costs.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "metric", "plan", "event", "customer", "subscription", "tax"})
@NullMarked
package dev.tarn.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
