package dev.tarn.platform;

import dev.tarn.engine.money.Currency;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts of a known form: what counts as an e-mail address, a country, a zone, a currency, a language (PLT-031, PLT-033). */
public final class Formats {
    public static final Set<String> DOCUMENT_LOCALES =
            Set.of("en", "fr", "nb", "de", "it", "es", "sv", "pt-BR", "zh-TW");

    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\".]+(\\.[^\\s@,;<>\".]+)*");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private Formats() {}

    /** One address, trimmed and in lower case. */
    public static Optional<String> email(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        return address.length() <= MAX_EMAIL && EMAIL.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }

    /** One or several addresses, separated by commas; each must be valid (PLT-033). */
    public static Optional<String> emails(String text) {
        var addresses = Arrays.stream(text.split(",")).map(Formats::email).toList();
        return addresses.stream().allMatch(Optional::isPresent)
                ? Optional.of(String.join(
                        ",", addresses.stream().map(Optional::orElseThrow).toList()))
                : Optional.empty();
    }

    /** ISO 3166 alpha-2, in upper case. */
    public static Optional<String> country(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(code) ? Optional.of(code) : Optional.empty();
    }

    /** A zone of the IANA database, by its name. */
    public static Optional<String> timezone(String text) {
        return ZONES.contains(text) ? Optional.of(text) : Optional.empty();
    }

    public static Optional<String> currency(String text) {
        return Currency.find(text.strip().toUpperCase(Locale.ROOT)).map(Currency::code);
    }

    public static Optional<String> documentLocale(String text) {
        return DOCUMENT_LOCALES.contains(text) ? Optional.of(text) : Optional.empty();
    }

    /** http or https, with a host. */
    public static Optional<URI> url(String text) {
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
