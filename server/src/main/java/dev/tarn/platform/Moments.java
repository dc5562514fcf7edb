package dev.tarn.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Dates and instants as text (PLT-010). */
public final class Moments {
    /** Wide enough for any business, narrow enough for every calendar computation behind it. */
    private static final int MIN_YEAR = 1900;

    private static final int MAX_YEAR = 9999;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Moments() {}

    /** {@code 2024-01-31}, {@code 2024-01-31T10:00:00Z}, with any offset; without one UTC is meant. */
    public static Optional<Instant> instant(String text) {
        try {
            return inRange(read(text.strip().replace(' ', 'T')).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant read(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean hasZone = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 9;
        return hasZone
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Optional<Instant> inRange(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year < MIN_YEAR || year > MAX_YEAR ? Optional.empty() : Optional.of(instant);
    }

    public static Optional<LocalDate> date(String text) {
        return instant(text).map(instant -> instant.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Whole seconds, as answers carry them. */
    public static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Three decimals, as an event's timestamp has. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }
}
