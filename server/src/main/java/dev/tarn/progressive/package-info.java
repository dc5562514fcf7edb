/**
 * Usage over the life of a subscription, and the invoices that it makes as soon as it reaches a threshold.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "plan",
            "customer",
            "subscription",
            "usage",
            "invoice",
            "billing",
        })
@NullMarked
package dev.tarn.progressive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
