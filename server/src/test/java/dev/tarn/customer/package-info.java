/** Customers through HTTP. */
@NullMarked
package dev.tarn.customer;

import org.jspecify.annotations.NullMarked;
