package dev.tarn.document;

import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Money, quantities and dates as people of a language write them. Nothing is rounded but what money's smallest unit asks for. */
final class Formats {
    private static final int MAX_DECIMALS = 15;
    private static final int PRICE_DIGITS = 6;
    private static final Pattern LETTER_BESIDE_DIGIT = Pattern.compile("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");

    private final Locale locale;
    private final DateTimeFormatter dates;

    Formats(Locale locale) {
        this.locale = locale;
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    /** An amount in the currency's smallest unit: {@code 123456} EUR is 1,234.56. */
    String money(long amountCents, Currency currency) {
        return spaced(
                moneyFormat(currency, currency.exponent()).format(currency.toUnits(BigDecimal.valueOf(amountCents))));
    }

    /** A price in currency units: at least the decimals of the currency, at most six digits that tell something after them. */
    String price(BigDecimal amount, Currency currency) {
        int leadingZeros = Math.max(0, amount.scale() - amount.precision());
        return spaced(moneyFormat(currency, Math.max(currency.exponent(), leadingZeros + PRICE_DIGITS))
                .format(amount));
    }

    /** Between letters and digits stands a space, in every language (CLDR, currency spacing): KWD 1.000, not KWD1.000. */
    private static String spaced(String amount) {
        return LETTER_BESIDE_DIGIT.matcher(amount).replaceAll("\u00a0");
    }

    private NumberFormat moneyFormat(Currency currency, int maxDecimals) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(java.util.Currency.getInstance(currency.code()));
        format.setMinimumFractionDigits(currency.exponent());
        format.setMaximumFractionDigits(maxDecimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    String units(BigDecimal units) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MAX_DECIMALS);
        return format.format(units);
    }

    /** {@code 20} is 20%, in the way of the language. */
    String percent(BigDecimal ratePercent) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(MAX_DECIMALS);
        return format.format(ratePercent.movePointLeft(2));
    }

    String date(LocalDate date) {
        return dates.format(date);
    }

    /** From the day of the first instant to the day of the last, in the zone the period was drawn in. */
    String period(Instant from, Instant to, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate last = LocalDate.ofInstant(to, zone);
        return first.equals(last) ? date(first) : date(first) + " \u2013 " + date(last);
    }
}
