/**
 * Previews: invoices as they would be, made by the very code that makes them, and never kept.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "plan",
            "customer",
            "subscription",
            "coupon",
            "invoice",
            "billing",
        })
@NullMarked
package dev.tarn.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
