/** Alerts through HTTP. */
@NullMarked
package dev.tarn.alert;

import org.jspecify.annotations.NullMarked;
