/**
 * Features and their privileges, which plans grant them with which values, and what single subscriptions have instead.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "plan", "customer", "subscription"})
@NullMarked
package dev.tarn.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
