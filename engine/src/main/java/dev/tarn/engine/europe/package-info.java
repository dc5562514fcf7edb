/** Value added tax within the European Union: standard rates, territories that differ, and which of them a customer bears. */
@NullMarked
package dev.tarn.engine.europe;

import org.jspecify.annotations.NullMarked;
