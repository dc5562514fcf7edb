/** Billing through HTTP, on sandbox clocks. */
@NullMarked
package dev.tarn.billing;

import org.jspecify.annotations.NullMarked;
