/**
 * What programs read of a document: invoices and credit notes as CII and UBL 2.1 under EN 16931, receipts as UBL application responses. It knows
 * amounts and syntax, nothing of where they come from.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.tarn.einvoice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
