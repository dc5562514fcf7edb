package dev.tarn.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/** What an invoice took off, as the contract shows it. */
public record CreditJson(
        @JsonProperty("lago_id") UUID id,
        long amountCents,
        String amountCurrency,
        boolean beforeTaxes,
        Item item,
        OfInvoice invoice) {

    /** Where it came from. */
    public record Item(@JsonProperty("lago_item_id") UUID id, String type, String code, String name) {}

    /** What it was taken off. */
    public record OfInvoice(@JsonProperty("lago_id") UUID id, String paymentStatus) {}

    /**
     * @param currency the invoice's
     * @param paymentStatus the invoice's
     */
    public static CreditJson of(InvoiceCredit credit, String currency, String paymentStatus) {
        return new CreditJson(
                credit.id(),
                credit.amountCents(),
                currency,
                credit.type().isBeforeTaxes(),
                new Item(credit.itemId(), credit.type().code(), credit.code(), credit.name()),
                new OfInvoice(credit.invoiceId(), paymentStatus));
    }
}
