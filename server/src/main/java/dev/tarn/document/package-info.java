/**
 * Documents made in process: invoices and credit notes as PDF, and the e-mails they go out with.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "invoice",
            "creditnote",
            "email",
            "customer",
            "entity",
            "subscription",
            "plan"
        })
@NullMarked
package dev.tarn.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
