package dev.tarn.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final long SEED = Long.getLong("tarn.seed", 20_260_731L);

    private static final Variables EVENT = new Variables(
            "api_calls",
            1_780_586_634L,
            Map.of("p1", "1.23", "p2", "test", "p3", "12.34", "d", "2.3", "exponent", "1e3"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            CASE-150 | (123 - event.properties.p1) / 10              | 12.177
            CASE-150 | event.properties.p1 + event.properties.d      | 3.53
            CASE-151 | CONCAT(event.properties.p1, 'test')           | 1.23test
            CASE-151 | concat(event.properties.p2, '-', 'suffix')    | test-suffix
            CASE-152 | round(event.properties.p3, -1)                | 10.0
            CASE-152 | ceil(12.351, 1)                               | 12.4
            CASE-152 | floor(12.351, 1)                              | 12.3
            CASE-152 | round(12.345, 2)                              | 12.35
            CASE-153 | least(event.properties.p3, 5.0)               | 5.0
            CASE-153 | greatest(event.properties.p3, 15.0)           | 15.0
            MTR-077  | 1 + 2 * 3                                     | 7.0
            MTR-077  | (1 + 2) * 3                                   | 9.0
            MTR-077  | 10 - 3 - 2                                    | 5.0
            MTR-077  | 16 / 4 / 2                                    | 2.0
            MTR-077  | -2 * -3                                       | 6.0
            MTR-077  | 2--3                                          | 5.0
            MTR-077  | - event.properties.d + 1                      | -1.3
            MTR-077  | -(1 + 2)                                      | -3.0
            MTR-077  | event.code                                    | api_calls
            MTR-077  | event.timestamp                               | 1780586634.0
            MTR-078  | Round(-2.5)                                   | -3.0
            MTR-078  | Ceil(-2.5)                                    | -2.0
            MTR-078  | FLOOR(-2.5)                                   | -3.0
            MTR-078  | round(1.5, 1 + 1)                             | 1.5
            MTR-078  | least(3, 1, 2) + greatest(3, 1, 2)            | 4.0
            MTR-079  | '2' + 3                                       | 5.0
            MTR-079  | 1 / 3                                         | 0.33333333333333333333333333333333333333333333333333
            MTR-079  | 0.1 + 0.2                                     | 0.3
            MTR-079  | 99999999999999999999 * 99999999999999999999   | 9999999999999999999800000000000000000001.0
            MTR-072  | 1 + 2                                         | 3.0
            """)
    void an_expression_has_a_value(String rule, String expression, String value) {
        assertThat(Expression.parse(expression).evaluate(EVENT).text()).as(rule).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.1.1",
                ".5",
                "5.",
                "--1",
                "1 +",
                "* 2",
                "1 2",
                "(1",
                "1)",
                "()",
                "'open",
                "round()",
                "round(1, 2, 3)",
                "rOUND(1)",
                "sqrt(4)",
                "round 1",
                "event.properties",
                "event.properties.",
                "event.properties.1a",
                "event.properties._a",
                "event.properties.a.b",
                "event . code",
                "Event.code",
                "event.other",
                "code",
                "1\t+ 2",
                "1\n",
                "1e3",
                "+1",
                "a",
                "1 % 2",
                "1 == 1",
                "concat(,)",
                "concat('a',)",
                "\0"
            })
    void other_texts_are_no_expressions_CASE_154_MTR_077(String text) {
        assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(InvalidExpressionException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            event.properties.nope               | Variable: nope not found
            event.properties.p2 + 1             | Expected a decimal
            1 + 'a'                             | Expected a decimal
            -event.properties.p2                | Expected a decimal
            round('a')                          | Expected a decimal
            least(1, 'a')                       | Expected a decimal
            event.properties.exponent + 1       | Expected a decimal
            event.code * 2                      | Expected a decimal
            concat('1', '2') + 1                | Expected a decimal
            1 / 0                               | Division by zero
            1 / (event.properties.d - 2.3)      | Division by zero
            round(1, 0.5)                       | Expected a whole number of decimals, at most 100
            ceil(1, -1000000000)                | Expected a whole number of decimals, at most 100
            """)
    void an_expression_without_a_value_says_why_CASE_154_MTR_079(String expression, String message) {
        var parsed = Expression.parse(expression);

        assertThatThrownBy(() -> parsed.evaluate(EVENT))
                .isInstanceOf(EvaluationException.class)
                .hasMessage(message);
    }

    @Test
    void depth_and_length_are_bounded() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isInstanceOf(InvalidExpressionException.class);
        assertThatThrownBy(() -> Expression.parse("(".repeat(4_000) + "1" + ")".repeat(4_000)))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> Expression.parse("1" + "+1".repeat(Expression.MAX_LENGTH)))
                .isInstanceOf(InvalidExpressionException.class);
        assertThat(Expression.parse("1" + "+1".repeat(4_999)).evaluate(EVENT).text())
                .isEqualTo("5000.0");
    }

    @Test
    void numbers_and_texts_are_bounded() {
        var event = new Variables(
                "c",
                0,
                Map.of(
                        "big",
                        "9".repeat(900),
                        "tiny",
                        "0." + "0".repeat(900) + "1",
                        "huge",
                        "9".repeat(2_000),
                        "long",
                        "x".repeat(60_000)));

        for (String product : new String[] {"big * event.properties.big", "tiny * event.properties.tiny", "huge + 1"}) {
            var parsed = Expression.parse("event.properties." + product);
            assertThatThrownBy(() -> parsed.evaluate(event))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessage("Number too long");
        }
        var twice = Expression.parse("concat(event.properties.long, event.properties.long)");
        assertThatThrownBy(() -> twice.evaluate(event))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("Text too long");
        assertThatThrownBy(() -> Expression.parse("9".repeat(2_000))).isInstanceOf(InvalidExpressionException.class);
    }

    @Test
    void any_text_either_parses_or_is_refused() {
        var random = new SplittableRandom(SEED);
        String[] tokens = {
            "1",
            "2.5",
            "+",
            "-",
            "*",
            "/",
            "(",
            ")",
            ",",
            "'a'",
            "'",
            " ",
            ".",
            "round",
            "CONCAT",
            "event.code",
            "event.properties.p1",
            "é"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length >= 0; length--) {
                text.append(tokens[random.nextInt(tokens.length)]);
            }
            assertThat(outcome(text.toString()))
                    .as("%s, repeat with -Dtarn.seed=%d", text, SEED)
                    .isNotEmpty();
        }
    }

    private static String outcome(String text) {
        try {
            return "value " + Expression.parse(text).evaluate(EVENT).text();
        } catch (InvalidExpressionException | EvaluationException e) {
            return "refused " + e.getMessage();
        }
    }
}
