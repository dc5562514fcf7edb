/** Custom sections through HTTP. */
@NullMarked
package dev.tarn.section;

import org.jspecify.annotations.NullMarked;
