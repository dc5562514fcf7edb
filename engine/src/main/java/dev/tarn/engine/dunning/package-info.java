/** Dunning: whom a campaign asks for what is overdue, in which currencies, and when again. */
@NullMarked
package dev.tarn.engine.dunning;

import org.jspecify.annotations.NullMarked;
