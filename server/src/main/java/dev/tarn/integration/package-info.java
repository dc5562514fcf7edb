/**
 * Connections to services of others: who an organization works with, under which keys, and what Tarn asks of a payment provider.
 */
@ApplicationModule(allowedDependencies = {"platform", "access"})
@NullMarked
package dev.tarn.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
