/**
 * Coupons: what is given out, to whom, and how it is used up by invoices.
 */
@ApplicationModule(allowedDependencies = {"platform", "access", "customer", "invoice"})
@NullMarked
package dev.tarn.coupon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
