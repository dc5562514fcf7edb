package dev.tarn.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDecimalTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-4", "12.434", "-0.5", "007", "100000", "-12345678901234567890.12345678901234567890"})
    void a_plain_decimal_counts_MTR_082(String text) {
        assertThat(PlainDecimal.parse(text)).contains(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e3", ".5", "5.", "+4", " 4", "4 ", "", "-", "-.5", "--1", "1.1.1", "true", "1,5", "٣", "0x1", "NaN",
                "4\n"
            })
    void any_other_notation_is_ignored_MTR_082(String text) {
        assertThat(PlainDecimal.parse(text)).isEmpty();
    }

    @Test
    void an_absent_property_is_ignored_MTR_082() {
        assertThat(PlainDecimal.parse(null)).isEmpty();
    }
}
