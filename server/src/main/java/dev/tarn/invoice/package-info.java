/**
 * Invoices and fees: totals, taxes, numbers, states. A finalized invoice never changes; its number is never reused.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "customer", "entity", "tax", "section", "plan", "subscription"})
@NullMarked
package dev.tarn.invoice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
