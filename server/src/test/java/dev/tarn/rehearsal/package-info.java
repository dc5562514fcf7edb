/** Price rehearsals through HTTP. */
@NullMarked
package dev.tarn.rehearsal;

import org.jspecify.annotations.NullMarked;
