/** A seeded world of customers that lives day by day: what must always hold is checked after each, and workers die on the way. */
@NullMarked
package dev.tarn.simulation;

import org.jspecify.annotations.NullMarked;
