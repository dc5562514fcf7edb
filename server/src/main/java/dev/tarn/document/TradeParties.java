package dev.tarn.document;

import dev.tarn.einvoice.TradeParty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parties of a document as e-invoices name them. */
final class TradeParties {

    private TradeParties() {}

    static TradeParty of(Party party) {
        String name = party.name();
        return new TradeParty(
                name == null ? party.identifier() : name,
                party.identifier(),
                party.legalNumber(),
                party.addressLine1(),
                party.addressLine2(),
                party.zipcode(),
                party.city(),
                party.state(),
                party.country(),
                party.taxId(),
                firstAddress(party.email()),
                party.phone());
    }

    /** E-invoices have room for one address. */
    private static @Nullable String firstAddress(@Nullable String addresses) {
        return addresses == null
                ? null
                : List.of(addresses.split(",", 2)).getFirst().strip();
    }
}
