/** Previews through HTTP. */
@NullMarked
package dev.tarn.preview;

import org.jspecify.annotations.NullMarked;
