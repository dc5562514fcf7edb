/**
 * Billing entities: the sellers printed on documents. One is the default; it carries the id of its organization.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "tax", "section"})
@NullMarked
package dev.tarn.entity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
