/** Billing mathematics. Values in, values out: no clock, no randomness, no locale, no I/O. */
@NullMarked
package dev.tarn.engine;

import org.jspecify.annotations.NullMarked;
