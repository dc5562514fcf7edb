package dev.tarn.einvoice;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A seller or buyer.
 *
 * @param identifier what the other side knows it by
 * @param legalNumber of its registration
 * @param country ISO 3166 alpha-2
 * @param taxNumber a VAT identifier where it begins with its country, else a number of the tax office
 * @param email one address, which is its electronic address too
 */
public record TradeParty(
        String name,
        String identifier,
        @Nullable String legalNumber,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String zipcode,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String taxNumber,
        @Nullable String email,
        @Nullable String phone) {
    private static final Set<String> VAT_PREFIXES = vatPrefixes();

    private static Set<String> vatPrefixes() {
        var prefixes = new TreeSet<>(Arrays.asList(java.util.Locale.getISOCountries()));
        prefixes.add("EL"); // Greece
        prefixes.add("XI"); // Northern Ireland
        return prefixes;
    }

    /** A VAT identifier says of which country it is (BR-CO-09). */
    boolean hasVatIdentifier() {
        return taxNumber != null && taxNumber.length() > 2 && VAT_PREFIXES.contains(taxNumber.substring(0, 2));
    }
}
