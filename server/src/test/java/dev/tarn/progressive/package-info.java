/** Progressive billing and lifetime usage through HTTP. */
@NullMarked
package dev.tarn.progressive;

import org.jspecify.annotations.NullMarked;
