/** Backfills through HTTP, on sandbox clocks. */
@NullMarked
package dev.tarn.backfill;

import org.jspecify.annotations.NullMarked;
