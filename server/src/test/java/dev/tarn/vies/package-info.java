/** European taxes through HTTP, with a stand-in for VIES. */
@NullMarked
package dev.tarn.vies;

import org.jspecify.annotations.NullMarked;
