/**
 * Prepaid credits: wallets, their ledger, what they sell and what they pay.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "tax",
            "section",
            "entity",
            "plan",
            "customer",
            "subscription",
            "usage",
            "invoice",
            "payment"
        })
@NullMarked
package dev.tarn.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
