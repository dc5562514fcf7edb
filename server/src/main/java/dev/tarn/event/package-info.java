/**
 * Usage events as received: durable, deduplicated, never changed. Rollups are derived from them.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "metric"})
@NullMarked
package dev.tarn.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
