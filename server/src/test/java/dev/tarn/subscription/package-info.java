/** Subscriptions through HTTP. */
@NullMarked
package dev.tarn.subscription;

import org.jspecify.annotations.NullMarked;
