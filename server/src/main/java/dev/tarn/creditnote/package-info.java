/**
 * Credit notes: what of an invoice is given back, how, and what becomes of the credit.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "customer", "entity", "invoice"})
@NullMarked
package dev.tarn.creditnote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
