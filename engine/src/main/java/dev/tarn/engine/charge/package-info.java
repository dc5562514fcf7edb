/** Charge models: what a quantity of usage costs, which filter's price it pays, and why. Amounts are in currency units, unrounded. */
@NullMarked
package dev.tarn.engine.charge;

import org.jspecify.annotations.NullMarked;
