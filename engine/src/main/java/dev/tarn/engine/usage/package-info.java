/** Metered usage: what events add up to, per aggregation, whole or as mergeable parts (rollups), and weighted by days. */
@NullMarked
package dev.tarn.engine.usage;

import org.jspecify.annotations.NullMarked;
