package dev.tarn.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A seller or buyer as documents name them.
 *
 * @param identifier the code or external id, for programs
 */
record Party(
        @Nullable String name,
        @Nullable String legalNumber,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String zipcode,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String email,
        @Nullable String taxId,
        @Nullable String phone,
        String identifier) {

    /** Countries that write the postcode after the city. */
    private static final List<String> CITY_FIRST =
            List.of("US", "CA", "GB", "AU", "NZ", "IE", "IN", "SG", "HK", "TW", "KR");

    /** The lines of the address, without the empty ones. */
    List<String> addressLines(Locale locale) {
        var lines = new ArrayList<String>();
        add(lines, addressLine1);
        add(lines, addressLine2);
        add(lines, cityLine());
        add(lines, country == null ? null : Locale.of("", country).getDisplayCountry(locale));
        return lines;
    }

    private @Nullable String cityLine() {
        if (country != null && CITY_FIRST.contains(country)) {
            return joined(joined(city, state, ", "), zipcode, " ");
        }
        return joined(joined(zipcode, city, " "), state, ", ");
    }

    private static @Nullable String joined(@Nullable String left, @Nullable String right, String separator) {
        if (left == null || left.isBlank()) {
            return right;
        }
        return right == null || right.isBlank() ? left : left + separator + right;
    }

    private static void add(List<String> lines, @Nullable String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line.strip());
        }
    }
}
