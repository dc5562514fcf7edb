@NullMarked
package dev.tarn.email;

import org.jspecify.annotations.NullMarked;
