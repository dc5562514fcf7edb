package dev.tarn.invoice;

import java.util.List;

/** An invoice with its fees and what they cover, in the order they were billed in. */
public record WholeInvoice(Invoice invoice, List<Fee> fees, List<BillingPeriod> periods) {}
