package dev.tarn.engine.expression;

import dev.tarn.engine.usage.PlainDecimal;
import java.math.BigDecimal;

/** A decimal or a string (MTR-079). */
public sealed interface Value {

    /** How the value is stored in a property: a number with at least one decimal, {@code "3.0"} (MTR-072, MTR-002). */
    String text();

    /** A number; at most {@value #MAX_DIGITS} digits on either side of the point, so that no event can exhaust memory. */
    record Decimal(BigDecimal number) implements Value {

        static final int MAX_DIGITS = 1_000;

        public Decimal {
            if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
                throw new EvaluationException("Number too long");
            }
        }

        @Override
        public String text() {
            BigDecimal shortest = number.stripTrailingZeros();
            return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
        }
    }

    /** A string of at most {@value #MAX_LENGTH} characters. */
    record Text(String text) implements Value {

        static final int MAX_LENGTH = 100_000;

        public Text {
            if (text.length() > MAX_LENGTH) {
                throw new EvaluationException("Text too long");
            }
        }
    }

    /** A text as it comes, from a property or a literal: a number if it is written as a plain decimal. */
    static Value of(String text) {
        return PlainDecimal.parse(text).<Value>map(Decimal::new).orElseGet(() -> new Text(text));
    }

    /** The number. Throws {@link EvaluationException} for a string. */
    default BigDecimal requireNumber() {
        return switch (this) {
            case Decimal(BigDecimal number) -> number;
            case Text _ -> throw new EvaluationException("Expected a decimal");
        };
    }

    /** The value as part of a longer text: a number without decimals it was not written with. */
    default String asPart() {
        return switch (this) {
            case Decimal(BigDecimal number) -> number.toPlainString();
            case Text(String text) -> text;
        };
    }
}
