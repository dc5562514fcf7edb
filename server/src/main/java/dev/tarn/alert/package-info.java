/**
 * Alerts: who wants to be told when a subscription has used so much, and what was told.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "metric",
            "plan",
            "customer",
            "subscription",
            "usage",
            "progressive"
        })
@NullMarked
package dev.tarn.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
