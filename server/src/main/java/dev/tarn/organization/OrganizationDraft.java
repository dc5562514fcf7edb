package dev.tarn.organization;

import dev.tarn.engine.money.Currency;
import dev.tarn.platform.Input;
import dev.tarn.platform.Places;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a new organization is to be. */
record OrganizationDraft(
        String name,
        boolean sandbox,
        @Nullable Instant now,
        String currency,
        String timezone,
        @Nullable String country) {
    private static final int MAX_NAME = 255;

    static OrganizationDraft live(String name) {
        return new OrganizationDraft(name, false, null, "EUR", "UTC", null);
    }

    static OrganizationDraft of(Input input) {
        String name = input.mandatoryText("name", MAX_NAME);
        boolean sandbox = input.flag("sandbox", false);
        Instant now = input.instant("now");
        String currency = or(input.text("default_currency", 3), "EUR").toUpperCase(Locale.ROOT);
        String timezone = or(input.text("timezone", 64), "UTC");
        String country = input.text("country", 2);
        String upper = country == null ? null : country.toUpperCase(Locale.ROOT);
        input.problems()
                .addIf(Currency.find(currency).isEmpty(), "default_currency", "value_is_invalid")
                .addIf(!Places.isTimezone(timezone), "timezone", "invalid_timezone")
                .addIf(upper != null && !Places.isCountry(upper), "country", "not_a_valid_country_code")
                .addIf(now != null && !sandbox, "now", "value_must_be_blank")
                .orThrow();
        return new OrganizationDraft(name, sandbox, now, currency, timezone, upper);
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
