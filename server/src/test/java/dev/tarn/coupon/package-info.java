/** Coupons through HTTP. */
@NullMarked
package dev.tarn.coupon;

import org.jspecify.annotations.NullMarked;
