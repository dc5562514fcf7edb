/**
 * Payments: money received, receipts for it, and requests for what is overdue. A succeeded payment is never taken back here, and what an
 * invoice counts as paid is never more than it asks for.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "customer", "entity", "invoice", "creditnote", "integration"})
@NullMarked
package dev.tarn.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
