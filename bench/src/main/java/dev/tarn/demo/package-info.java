/** The sample company of ./tarn demo, made through the public API. */
@NullMarked
package dev.tarn.demo;

import org.jspecify.annotations.NullMarked;
