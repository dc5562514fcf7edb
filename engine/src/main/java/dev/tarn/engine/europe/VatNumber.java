package dev.tarn.engine.europe;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A VAT number of a member state that has the form of one; whether somebody bears it, only VIES knows.
 *
 * @param number without the prefix of its country
 */
public record VatNumber(Country country, String number) {

    /** Spaces, dots and dashes do not count, nor does the case. Empty: it is not well-formed (CRD-329). */
    public static Optional<VatNumber> parse(@Nullable String text) {
        String plain = text == null ? "" : text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        for (Country country : Country.values()) {
            String prefix = country.vatPrefix();
            if (plain.startsWith(prefix) && country.hasVatNumber(plain.substring(prefix.length()))) {
                return Optional.of(new VatNumber(country, plain.substring(prefix.length())));
            }
        }
        return Optional.empty();
    }

    /** As VIES names its country. */
    public String prefix() {
        return country.vatPrefix();
    }

    @Override
    public String toString() {
        return prefix() + number;
    }
}
