/** Credit notes through HTTP. */
@NullMarked
package dev.tarn.creditnote;

import org.jspecify.annotations.NullMarked;
