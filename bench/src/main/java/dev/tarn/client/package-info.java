/** A small client of the public API. */
@NullMarked
package dev.tarn.client;

import org.jspecify.annotations.NullMarked;
