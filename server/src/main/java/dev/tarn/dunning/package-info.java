/**
 * Dunning: campaigns that ask customers for what is overdue, whom they apply to, and how often they have asked.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "entity", "customer", "invoice", "payment"})
@NullMarked
package dev.tarn.dunning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
