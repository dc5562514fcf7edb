package dev.tarn.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An event's timestamp on the wire: seconds since the epoch, as a number or as text, read exactly (MTR-013). */
final class Timestamps {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,20}(\\.\\d{1,30})?");
    /** All events lie before. */
    static final Instant END = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private static final BigDecimal END_SECONDS = BigDecimal.valueOf(END.getEpochSecond());
    private static final int MICROS = 6;

    private Timestamps() {}

    /** The instant, cut to the microsecond; empty for anything that is no number of seconds from 1970 to 9999. */
    static Optional<Instant> parse(JsonNode value) {
        if (value.isString()) {
            String text = value.asString();
            return PLAIN.matcher(text).matches() ? instant(new BigDecimal(text)) : Optional.empty();
        }
        return value.isNumber() ? instant(value.decimalValue()) : Optional.empty();
    }

    private static Optional<Instant> instant(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(END_SECONDS) >= 0) {
            return Optional.empty();
        }
        long micros =
                seconds.setScale(MICROS, RoundingMode.DOWN).unscaledValue().longValueExact();
        return Optional.of(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
    }
}
