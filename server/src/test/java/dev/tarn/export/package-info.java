@NullMarked
package dev.tarn.export;

import org.jspecify.annotations.NullMarked;
