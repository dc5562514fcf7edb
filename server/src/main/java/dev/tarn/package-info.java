/** The server: one package per capability, arrows held by a test. */
@NullMarked
package dev.tarn;

import org.jspecify.annotations.NullMarked;
