/**
 * One-off invoices: add-ons sold outside any subscription, invoiced at once.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "addon",
            "section",
            "tax",
            "entity",
            "customer",
            "invoice",
            "payment"
        })
@NullMarked
package dev.tarn.oneoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
