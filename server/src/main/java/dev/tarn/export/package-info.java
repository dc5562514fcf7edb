/**
 * CSV files of lists, made on demand and kept for a week.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "invoice", "creditnote"})
@NullMarked
package dev.tarn.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
