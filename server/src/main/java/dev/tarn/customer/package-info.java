/**
 * Customers, found by their external id, with the settings that override their billing entity.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "tax", "section", "entity"})
@NullMarked
package dev.tarn.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
