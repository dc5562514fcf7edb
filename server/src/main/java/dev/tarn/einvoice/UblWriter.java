package dev.tarn.einvoice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** UBL 2.1 invoices and credit notes under EN 16931; those of German sellers under its national form, XRechnung 3.0 (INV-221). */
public final class UblWriter {
    static final String CORE = "urn:cen.eu:en16931:2017";
    static final String XRECHNUNG = CORE + "#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
    static final String PEPPOL_BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    private static final String UNIT = "C62";
    private static final String DISCOUNT = "95";

    private final ElectronicDocument document;
    private final boolean credit;

    private UblWriter(ElectronicDocument document) {
        this.document = document;
        this.credit = document.type() == DocumentType.CREDIT_NOTE;
    }

    public static byte[] write(ElectronicDocument document) {
        var writer = new UblWriter(document);
        String name = writer.credit ? "CreditNote" : "Invoice";
        return Xml.document("doc:" + name, namespaces(name), writer::write);
    }

    static Map<String, String> namespaces(String document) {
        var namespaces = new LinkedHashMap<String, String>();
        namespaces.put("doc", "urn:oasis:names:specification:ubl:schema:xsd:" + document + "-2");
        namespaces.put("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2");
        namespaces.put("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
        return namespaces;
    }

    private void write(Xml xml) {
        head(xml);
        references(xml);
        boolean vat = document.namesVatIdentifiers();
        xml.in("cac:AccountingSupplierParty", party -> UblParty.seller(party, document.seller(), vat));
        xml.in("cac:AccountingCustomerParty", party -> UblParty.buyer(party, document.buyer(), vat));
        xml.in(
                "cac:Delivery",
                delivery -> delivery.text(
                        "cbc:ActualDeliveryDate", document.suppliedOn().toString()));
        xml.in("cac:PaymentMeans", this::means);
        document.groups().stream()
                .filter(group -> group.allowanceCents() != 0)
                .forEach(group -> xml.in("cac:AllowanceCharge", allowance -> allowance(allowance, group)));
        xml.in("cac:TaxTotal", this::taxes);
        xml.in("cac:LegalMonetaryTotal", this::totals);
        for (int i = 0; i < document.lines().size(); i++) {
            line(xml, i + 1, document.lines().get(i));
        }
    }

    private void head(Xml xml) {
        if ("DE".equals(document.seller().country())) {
            xml.text("cbc:CustomizationID", XRECHNUNG);
            xml.text("cbc:ProfileID", PEPPOL_BILLING);
        } else {
            xml.text("cbc:CustomizationID", CORE);
        }
        xml.text("cbc:ID", document.number());
        xml.text("cbc:IssueDate", document.issuedOn().toString());
        LocalDate dueOn = document.dueOn();
        if (!credit && dueOn != null) {
            xml.text("cbc:DueDate", dueOn.toString());
        }
        xml.text(
                credit ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode",
                document.type().code());
        xml.text("cbc:DocumentCurrencyCode", document.currency().code());
        xml.text("cbc:BuyerReference", document.buyerReference());
    }

    private void references(Xml xml) {
        var period = document.period();
        if (period != null) {
            xml.in("cac:InvoicePeriod", in -> {
                in.text("cbc:StartDate", period.from().toString());
                in.text("cbc:EndDate", period.to().toString());
            });
        }
        String order = document.purchaseOrder();
        if (order != null) {
            xml.in("cac:OrderReference", in -> in.text("cbc:ID", order));
        }
        var preceding = document.preceding();
        if (preceding != null) {
            xml.in(
                    "cac:BillingReference",
                    in -> in.in("cac:InvoiceDocumentReference", reference -> {
                        reference.text("cbc:ID", preceding.number());
                        LocalDate issuedOn = preceding.issuedOn();
                        reference.text("cbc:IssueDate", issuedOn == null ? null : issuedOn.toString());
                    }));
        }
    }

    private void means(Xml means) {
        means.text("cbc:PaymentMeansCode", document.means().code());
        LocalDate dueOn = document.dueOn();
        if (credit && dueOn != null) {
            means.text("cbc:PaymentDueDate", dueOn.toString());
        }
    }

    private void allowance(Xml xml, TaxGroup group) {
        xml.text("cbc:ChargeIndicator", "false");
        xml.text("cbc:AllowanceChargeReasonCode", DISCOUNT);
        xml.text("cbc:AllowanceChargeReason", document.allowanceReason());
        amount(xml, "cbc:Amount", group.allowanceCents());
        xml.in("cac:TaxCategory", category -> category(category, group.category()));
    }

    private void taxes(Xml xml) {
        amount(xml, "cbc:TaxAmount", document.taxCents());
        document.groups()
                .forEach(group -> xml.in("cac:TaxSubtotal", sub -> {
                    amount(sub, "cbc:TaxableAmount", group.basisCents());
                    amount(sub, "cbc:TaxAmount", group.taxCents());
                    sub.in("cac:TaxCategory", category -> {
                        boolean subject = group.category().isSubject();
                        category.text("cbc:ID", group.category().code());
                        category.text("cbc:Percent", group.category().rate());
                        category.text("cbc:TaxExemptionReasonCode", subject ? null : TaxCategory.NOT_SUBJECT_CODE);
                        category.text("cbc:TaxExemptionReason", subject ? null : TaxCategory.NOT_SUBJECT_REASON);
                        scheme(category);
                    });
                }));
    }

    private static void category(Xml xml, TaxCategory category) {
        xml.text("cbc:ID", category.code());
        xml.text("cbc:Percent", category.isSubject() ? category.rate() : null);
        scheme(xml);
    }

    private static void scheme(Xml xml) {
        xml.in("cac:TaxScheme", scheme -> scheme.text("cbc:ID", "VAT"));
    }

    private void totals(Xml xml) {
        amount(xml, "cbc:LineExtensionAmount", document.linesCents());
        amount(xml, "cbc:TaxExclusiveAmount", document.basisCents());
        amount(xml, "cbc:TaxInclusiveAmount", document.grandTotalCents());
        amount(xml, "cbc:AllowanceTotalAmount", document.allowanceCents());
        amount(xml, "cbc:PrepaidAmount", document.prepaidCents());
        if (document.roundingCents() != 0) {
            amount(xml, "cbc:PayableRoundingAmount", document.roundingCents());
        }
        amount(xml, "cbc:PayableAmount", document.dueCents());
    }

    private void line(Xml xml, int number, TradeLine line) {
        xml.in(credit ? "cac:CreditNoteLine" : "cac:InvoiceLine", in -> {
            in.text("cbc:ID", Integer.toString(number));
            in.text(
                    credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                    ElectronicDocument.plain(line.quantity()),
                    "unitCode",
                    UNIT);
            amount(in, "cbc:LineExtensionAmount", line.amountCents());
            in.in("cac:Item", item -> {
                item.text("cbc:Description", line.description());
                item.text("cbc:Name", line.name());
                item.in("cac:ClassifiedTaxCategory", category -> category(category, line.category()));
            });
            in.in(
                    "cac:Price",
                    price -> price.text(
                            "cbc:PriceAmount",
                            ElectronicDocument.plain(line.unitPrice()),
                            "currencyID",
                            document.currency().code()));
        });
    }

    private void amount(Xml xml, String name, long cents) {
        xml.text(name, document.amount(cents), "currencyID", document.currency().code());
    }
}
