/** Business time: intervals, billing periods on their grid, civil days as instants of a zone, day counts. */
@NullMarked
package dev.tarn.engine.time;

import org.jspecify.annotations.NullMarked;
