/**
 * Custom sections: texts of the seller's own, who selects them, and which of them an invoice prints. Invoices keep copies.
 */
@ApplicationModule(allowedDependencies = {"platform", "access"})
@NullMarked
package dev.tarn.section;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
