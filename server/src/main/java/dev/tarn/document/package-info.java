/**
 * Documents made in process: the PDF of an invoice.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "access", "invoice", "email", "customer", "entity", "subscription", "plan"})
@NullMarked
package dev.tarn.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
