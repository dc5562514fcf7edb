package dev.tarn.einvoice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cross Industry Invoice (UN/CEFACT D16B) under EN 16931: the XML inside Factur-X and ZUGFeRD documents (INV-221). */
public final class CiiWriter {
    private static final String GUIDELINE = "urn:cen.eu:en16931:2017";
    private static final String UNIT = "C62";
    private static final String DISCOUNT = "95";
    /** CCYYMMDD. */
    private static final String DATE_FORMAT = "102";

    private static final Map<String, String> NAMESPACES = namespaces();

    private final ElectronicDocument document;

    private CiiWriter(ElectronicDocument document) {
        this.document = document;
    }

    public static byte[] write(ElectronicDocument document) {
        return Xml.document("rsm:CrossIndustryInvoice", NAMESPACES, new CiiWriter(document)::write);
    }

    private static Map<String, String> namespaces() {
        var namespaces = new LinkedHashMap<String, String>();
        namespaces.put("rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100");
        namespaces.put("ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100");
        namespaces.put("udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100");
        namespaces.put("qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100");
        return namespaces;
    }

    private void write(Xml xml) {
        xml.in(
                "rsm:ExchangedDocumentContext",
                context -> context.in(
                        "ram:GuidelineSpecifiedDocumentContextParameter",
                        guideline -> guideline.text("ram:ID", GUIDELINE)));
        xml.in("rsm:ExchangedDocument", header -> {
            header.text("ram:ID", document.number());
            header.text("ram:TypeCode", document.type().code());
            date(header, "ram:IssueDateTime", document.issuedOn());
        });
        xml.in("rsm:SupplyChainTradeTransaction", trade -> {
            for (int i = 0; i < document.lines().size(); i++) {
                line(trade, i + 1, document.lines().get(i));
            }
            trade.in("ram:ApplicableHeaderTradeAgreement", this::agreement);
            trade.in("ram:ApplicableHeaderTradeDelivery", this::delivery);
            trade.in("ram:ApplicableHeaderTradeSettlement", this::settlement);
        });
    }

    private void line(Xml trade, int number, TradeLine line) {
        trade.in("ram:IncludedSupplyChainTradeLineItem", item -> {
            item.in("ram:AssociatedDocumentLineDocument", id -> id.text("ram:LineID", Integer.toString(number)));
            item.in("ram:SpecifiedTradeProduct", product -> {
                product.text("ram:Name", line.name());
                product.text("ram:Description", line.description());
            });
            item.in(
                    "ram:SpecifiedLineTradeAgreement",
                    agreement -> agreement.in(
                            "ram:NetPriceProductTradePrice",
                            price -> price.text("ram:ChargeAmount", ElectronicDocument.plain(line.unitPrice()))));
            item.in(
                    "ram:SpecifiedLineTradeDelivery",
                    delivery -> delivery.text(
                            "ram:BilledQuantity", ElectronicDocument.plain(line.quantity()), "unitCode", UNIT));
            item.in("ram:SpecifiedLineTradeSettlement", settlement -> {
                settlement.in("ram:ApplicableTradeTax", tax -> category(tax, line.category()));
                settlement.in(
                        "ram:SpecifiedTradeSettlementLineMonetarySummation",
                        sum -> sum.text("ram:LineTotalAmount", document.amount(line.amountCents())));
            });
        });
    }

    private static void category(Xml tax, TaxCategory category) {
        tax.text("ram:TypeCode", "VAT");
        tax.text("ram:CategoryCode", category.code());
        rate(tax, category);
    }

    private static void rate(Xml tax, TaxCategory category) {
        tax.text("ram:RateApplicablePercent", category.isSubject() ? category.rate() : null);
    }

    private void agreement(Xml agreement) {
        agreement.text("ram:BuyerReference", document.buyerReference());
        agreement.in("ram:SellerTradeParty", party -> seller(party, document.seller()));
        agreement.in("ram:BuyerTradeParty", party -> buyer(party, document.buyer()));
        String order = document.purchaseOrder();
        if (order != null) {
            agreement.in(
                    "ram:BuyerOrderReferencedDocument", reference -> reference.text("ram:IssuerAssignedID", order));
        }
    }

    private void seller(Xml xml, TradeParty seller) {
        named(xml, seller);
        xml.in("ram:DefinedTradeContact", contact -> {
            contact.text("ram:PersonName", seller.name());
            within(contact, "ram:TelephoneUniversalCommunication", "ram:CompleteNumber", seller.phone());
            within(contact, "ram:EmailURIUniversalCommunication", "ram:URIID", seller.email());
        });
        located(xml, seller);
        if (seller.taxNumber() != null) {
            boolean vat = seller.hasVatIdentifier() && document.namesVatIdentifiers();
            xml.in(
                    "ram:SpecifiedTaxRegistration",
                    registration -> registration.text("ram:ID", seller.taxNumber(), "schemeID", vat ? "VA" : "FC"));
        }
    }

    private void buyer(Xml xml, TradeParty buyer) {
        named(xml, buyer);
        located(xml, buyer);
        if (buyer.hasVatIdentifier() && document.namesVatIdentifiers()) {
            xml.in(
                    "ram:SpecifiedTaxRegistration",
                    registration -> registration.text("ram:ID", buyer.taxNumber(), "schemeID", "VA"));
        }
    }

    private static void named(Xml xml, TradeParty party) {
        xml.text("ram:ID", party.identifier());
        xml.text("ram:Name", party.name());
        within(xml, "ram:SpecifiedLegalOrganization", "ram:ID", party.legalNumber());
    }

    private static void located(Xml xml, TradeParty party) {
        xml.in("ram:PostalTradeAddress", address -> {
            address.text("ram:PostcodeCode", party.zipcode());
            address.text("ram:LineOne", party.addressLine1());
            address.text("ram:LineTwo", party.addressLine2());
            address.text("ram:CityName", party.city());
            address.text("ram:CountryID", party.country());
            address.text("ram:CountrySubDivisionName", party.state());
        });
        if (party.email() != null) {
            xml.in(
                    "ram:URIUniversalCommunication",
                    address -> address.text("ram:URIID", party.email(), "schemeID", "EM"));
        }
    }

    private static void within(Xml xml, String outer, String inner, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            xml.in(outer, in -> in.text(inner, text));
        }
    }

    private void delivery(Xml delivery) {
        delivery.in(
                "ram:ActualDeliverySupplyChainEvent",
                event -> date(event, "ram:OccurrenceDateTime", document.suppliedOn()));
    }

    private void settlement(Xml settlement) {
        settlement.text("ram:InvoiceCurrencyCode", document.currency().code());
        settlement.in(
                "ram:SpecifiedTradeSettlementPaymentMeans",
                means -> means.text("ram:TypeCode", document.means().code()));
        document.groups().forEach(group -> settlement.in("ram:ApplicableTradeTax", tax -> tax(tax, group)));
        var period = document.period();
        if (period != null) {
            settlement.in("ram:BillingSpecifiedPeriod", xml -> {
                date(xml, "ram:StartDateTime", period.from());
                date(xml, "ram:EndDateTime", period.to());
            });
        }
        document.groups().stream()
                .filter(group -> group.allowanceCents() != 0)
                .forEach(group -> settlement.in("ram:SpecifiedTradeAllowanceCharge", xml -> allowance(xml, group)));
        LocalDate dueOn = document.dueOn();
        if (dueOn != null) {
            settlement.in("ram:SpecifiedTradePaymentTerms", terms -> date(terms, "ram:DueDateDateTime", dueOn));
        }
        settlement.in("ram:SpecifiedTradeSettlementHeaderMonetarySummation", this::summation);
        var preceding = document.preceding();
        if (preceding != null) {
            settlement.in("ram:InvoiceReferencedDocument", xml -> preceding(xml, preceding));
        }
    }

    private void tax(Xml tax, TaxGroup group) {
        boolean subject = group.category().isSubject();
        tax.text("ram:CalculatedAmount", document.amount(group.taxCents()));
        tax.text("ram:TypeCode", "VAT");
        tax.text("ram:ExemptionReason", subject ? null : TaxCategory.NOT_SUBJECT_REASON);
        tax.text("ram:BasisAmount", document.amount(group.basisCents()));
        tax.text("ram:CategoryCode", group.category().code());
        tax.text("ram:ExemptionReasonCode", subject ? null : TaxCategory.NOT_SUBJECT_CODE);
        rate(tax, group.category());
    }

    private void allowance(Xml xml, TaxGroup group) {
        xml.in("ram:ChargeIndicator", indicator -> indicator.text("udt:Indicator", "false"));
        xml.text("ram:ActualAmount", document.amount(group.allowanceCents()));
        xml.text("ram:ReasonCode", DISCOUNT);
        xml.text("ram:Reason", document.allowanceReason());
        xml.in("ram:CategoryTradeTax", tax -> category(tax, group.category()));
    }

    private void summation(Xml sum) {
        sum.text("ram:LineTotalAmount", document.amount(document.linesCents()));
        sum.text("ram:AllowanceTotalAmount", document.amount(document.allowanceCents()));
        sum.text("ram:TaxBasisTotalAmount", document.amount(document.basisCents()));
        sum.text(
                "ram:TaxTotalAmount",
                document.amount(document.taxCents()),
                "currencyID",
                document.currency().code());
        if (document.roundingCents() != 0) {
            sum.text("ram:RoundingAmount", document.amount(document.roundingCents()));
        }
        sum.text("ram:GrandTotalAmount", document.amount(document.grandTotalCents()));
        sum.text("ram:TotalPrepaidAmount", document.amount(document.prepaidCents()));
        sum.text("ram:DuePayableAmount", document.amount(document.dueCents()));
    }

    private static void preceding(Xml xml, ElectronicDocument.Preceding preceding) {
        xml.text("ram:IssuerAssignedID", preceding.number());
        LocalDate issuedOn = preceding.issuedOn();
        if (issuedOn != null) {
            xml.in(
                    "ram:FormattedIssueDateTime",
                    date -> date.text("qdt:DateTimeString", basic(issuedOn), "format", DATE_FORMAT));
        }
    }

    private static void date(Xml xml, String name, LocalDate date) {
        xml.in(name, in -> in.text("udt:DateTimeString", basic(date), "format", DATE_FORMAT));
    }

    private static String basic(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }
}
