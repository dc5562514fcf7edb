/**
 * Documents made in process: invoices, credit notes and receipts as PDF and for programs, and the e-mails they go out with.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "invoice",
            "creditnote",
            "einvoice",
            "payment",
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
