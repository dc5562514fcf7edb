/**
 * Organizations: how they come to be, what they are called, the clock of a sandbox.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "entity", "tax"})
@NullMarked
package dev.tarn.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
