/**
 * Usage of the past that is uploaded as a whole: what it would change is shown before it counts, and it can be taken back until it is billed.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "customer", "metric", "plan", "event", "usage", "billing"})
@NullMarked
package dev.tarn.backfill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
