/** Plans through HTTP. */
@NullMarked
package dev.tarn.plan;

import org.jspecify.annotations.NullMarked;
