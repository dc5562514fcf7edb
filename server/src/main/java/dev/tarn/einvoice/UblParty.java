package dev.tarn.einvoice;

import org.jspecify.annotations.Nullable;

/** A party in UBL. */
final class UblParty {

    private UblParty() {}

    /** @param vat whether VAT identifiers may be named */
    static void seller(Xml xml, TradeParty seller, boolean vat) {
        xml.in("cac:Party", party -> {
            place(party, seller);
            taxNumber(party, seller.taxNumber(), vat && seller.hasVatIdentifier() ? "VAT" : "FC");
            legal(party, seller);
            party.in("cac:Contact", contact -> {
                contact.text("cbc:Name", seller.name());
                contact.text("cbc:Telephone", seller.phone());
                contact.text("cbc:ElectronicMail", seller.email());
            });
        });
    }

    static void buyer(Xml xml, TradeParty buyer, boolean vat) {
        xml.in("cac:Party", party -> {
            place(party, buyer);
            taxNumber(party, vat && buyer.hasVatIdentifier() ? buyer.taxNumber() : null, "VAT");
            legal(party, buyer);
        });
    }

    /** Inside an element that is a party itself. */
    static void plain(Xml party, TradeParty known) {
        place(party, known);
        legal(party, known);
    }

    private static void place(Xml party, TradeParty known) {
        party.text("cbc:EndpointID", known.email(), "schemeID", "EM");
        party.in("cac:PartyIdentification", id -> id.text("cbc:ID", known.identifier()));
        party.in("cac:PartyName", name -> name.text("cbc:Name", known.name()));
        party.in("cac:PostalAddress", address -> {
            address.text("cbc:StreetName", known.addressLine1());
            address.text("cbc:AdditionalStreetName", known.addressLine2());
            address.text("cbc:CityName", known.city());
            address.text("cbc:PostalZone", known.zipcode());
            address.text("cbc:CountrySubentity", known.state());
            if (known.country() != null) {
                address.in("cac:Country", country -> country.text("cbc:IdentificationCode", known.country()));
            }
        });
    }

    private static void taxNumber(Xml party, @Nullable String number, String scheme) {
        if (number != null) {
            party.in("cac:PartyTaxScheme", tax -> {
                tax.text("cbc:CompanyID", number);
                tax.in("cac:TaxScheme", in -> in.text("cbc:ID", scheme));
            });
        }
    }

    private static void legal(Xml party, TradeParty known) {
        party.in("cac:PartyLegalEntity", entity -> {
            entity.text("cbc:RegistrationName", known.name());
            entity.text("cbc:CompanyID", known.legalNumber());
        });
    }
}
