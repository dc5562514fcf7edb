/**
 * Subscriptions: which customer is on which plan, from when to when. An active one is unique by its external id.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "section", "plan", "customer", "entity", "event"})
@NullMarked
package dev.tarn.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
