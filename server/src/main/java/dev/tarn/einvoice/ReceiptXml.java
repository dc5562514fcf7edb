package dev.tarn.einvoice;

import java.time.LocalDate;
import java.util.List;

/**
 * A receipt as UBL 2.1 application response: for each invoice, that it was paid (INV-221). It asks for nothing, so it cannot be booked as one more
 * invoice.
 *
 * @param from who received the money
 * @param to who paid it
 * @param description what was paid, in words
 */
public record ReceiptXml(
        String number, LocalDate issuedOn, TradeParty from, TradeParty to, List<Paid> invoices, String description) {
    /** UNTDID 4343 as Peppol's invoice response uses it. */
    private static final String PAID = "PD";

    private static final String PARTLY_PAID = "PPD";

    /**
     * An invoice that the payment went to.
     *
     * @param fully whether nothing is left to pay
     */
    public record Paid(String number, LocalDate paidOn, boolean fully) {}

    public ReceiptXml {
        invoices = List.copyOf(invoices);
    }

    public byte[] write() {
        return Xml.document("doc:ApplicationResponse", UblWriter.namespaces("ApplicationResponse"), xml -> {
            xml.text("cbc:UBLVersionID", "2.1");
            xml.text("cbc:CustomizationID", "DE".equals(from.country()) ? UblWriter.XRECHNUNG : UblWriter.CORE);
            xml.text("cbc:ID", number);
            xml.text("cbc:IssueDate", issuedOn.toString());
            xml.text("cbc:Note", description);
            xml.in("cac:SenderParty", party -> UblParty.plain(party, from));
            xml.in("cac:ReceiverParty", party -> UblParty.plain(party, to));
            invoices.forEach(invoice -> xml.in("cac:DocumentResponse", response -> {
                response.in("cac:Response", paid -> {
                    paid.text("cbc:ResponseCode", invoice.fully() ? PAID : PARTLY_PAID);
                    paid.text("cbc:EffectiveDate", invoice.paidOn().toString());
                });
                response.in("cac:DocumentReference", reference -> {
                    reference.text("cbc:ID", invoice.number());
                    reference.text("cbc:DocumentTypeCode", DocumentType.INVOICE.code());
                });
            }));
        });
    }
}
