/** Subscriptions as billing sees them: when they are billed, for which windows, and what the subscription fee costs. */
@NullMarked
package dev.tarn.engine.subscription;

import org.jspecify.annotations.NullMarked;
