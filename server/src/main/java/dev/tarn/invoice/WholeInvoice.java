package dev.tarn.invoice;

import java.util.List;

/** An invoice with its fees, what they cover and what was taken off, in the order of billing. */
public record WholeInvoice(Invoice invoice, List<Fee> fees, List<BillingPeriod> periods, List<InvoiceCredit> credits) {}
