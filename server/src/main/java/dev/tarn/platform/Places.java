package dev.tarn.platform;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** Countries and time zones as requests name them. */
public final class Places {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Places() {}

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** A region of the tz database, or UTC; offsets such as +02:00 name no place. */
    public static boolean isTimezone(String name) {
        try {
            ZoneId.of(name);
            return name.equals("UTC") || name.indexOf('/') > 0;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
