/** Invoices: coupons, taxes and totals in their order, dates, numbers, minimums, and whether an invoice appears at all. */
@NullMarked
package dev.tarn.engine.invoice;

import org.jspecify.annotations.NullMarked;
