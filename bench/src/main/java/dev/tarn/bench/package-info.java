/** Measures a running server, each figure beside its limit in the same run. */
@NullMarked
package dev.tarn.bench;

import org.jspecify.annotations.NullMarked;
