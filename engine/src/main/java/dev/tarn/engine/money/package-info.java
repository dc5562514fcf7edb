/** Money: currencies, rounding, and how a price in currency units becomes the cents of a fee. */
@NullMarked
package dev.tarn.engine.money;

import org.jspecify.annotations.NullMarked;
