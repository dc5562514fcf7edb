/**
 * What is due, for whom, for which period; turns subscriptions and usage into invoices.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "plan",
            "customer",
            "subscription",
            "event",
            "usage",
            "invoice",
            "creditnote",
            "addon",
            "tax",
            "entity"
        })
@NullMarked
package dev.tarn.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
