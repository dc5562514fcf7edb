@NullMarked
package dev.tarn.pricingunit;

import org.jspecify.annotations.NullMarked;
