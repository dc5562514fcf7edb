package dev.tarn.engine.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What aggregation sees of an event.
 *
 * @param timestamp when the usage happened
 * @param sequence order of arrival; decides between events of equal timestamp
 * @param value text of the metric's property; null when the event does not carry it
 * @param operationType text of the property {@code operation_type}; null when absent
 * @param preciseTotalAmountCents amount sent with the event, in cents; only the dynamic model reads it (MTR-014)
 */
public record UsageEvent(
        Instant timestamp,
        long sequence,
        @Nullable String value,
        @Nullable String operationType,
        @Nullable BigDecimal preciseTotalAmountCents) {

    /** From the earliest event to the latest, arrival breaking ties. */
    public static final Comparator<UsageEvent> IN_TIME_ORDER =
            Comparator.comparing(UsageEvent::timestamp).thenComparingLong(UsageEvent::sequence);

    /** An event that carries a property value and nothing else. */
    public static UsageEvent of(Instant timestamp, long sequence, @Nullable String value) {
        return new UsageEvent(timestamp, sequence, value, null, null);
    }

    /** The property as a number; empty when its text is not a plain decimal (MTR-082). */
    public Optional<BigDecimal> number() {
        return PlainDecimal.parse(value);
    }

    /** What the event does to its value; empty for an operation that is neither add nor remove (MTR-100, MTR-102). */
    public Optional<Operation> operation() {
        return Operation.parse(operationType);
    }

    BigDecimal amountCentsOrZero() {
        return preciseTotalAmountCents == null ? BigDecimal.ZERO : preciseTotalAmountCents;
    }
}
