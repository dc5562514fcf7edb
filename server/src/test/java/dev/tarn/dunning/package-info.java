/** Dunning through HTTP. */
@NullMarked
package dev.tarn.dunning;

import org.jspecify.annotations.NullMarked;
