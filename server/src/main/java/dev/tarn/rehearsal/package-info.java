/**
 * Price rehearsals: what customers would have paid for what they really used, had they been on another plan.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "plan", "customer", "invoice", "billing"})
@NullMarked
package dev.tarn.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
