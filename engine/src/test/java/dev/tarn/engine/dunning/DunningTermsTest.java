package dev.tarn.engine.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DunningTermsTest {
    private static final DunningTerms TERMS = new DunningTerms(Map.of("EUR", 15_000L, "USD", 10_000L), 2, 2);

    private static Instant day(int day) {
        return Instant.parse("2024-03-%02dT00:00:00Z".formatted(day));
    }

    @Test
    void each_currency_is_asked_for_once_its_threshold_is_reached_CRD_E56() {
        assertThat(TERMS.due(Map.of("EUR", 14_900L, "USD", 12_000L), Map.of())).containsExactly("USD");
        assertThat(TERMS.due(Map.of("EUR", 15_900L, "USD", 12_000L), Map.of("USD", 1)))
                .containsExactly("EUR", "USD");
        assertThat(TERMS.due(Map.of("EUR", 15_900L, "USD", 12_000L), Map.of("USD", 2, "EUR", 1)))
                .containsExactly("EUR");
        assertThat(TERMS.finished(Map.of("USD", 2, "EUR", 1))).isFalse();
        assertThat(TERMS.finished(Map.of("USD", 2, "EUR", 2))).isTrue();
        assertThat(TERMS.due(Map.of("EUR", 15_900L, "USD", 12_000L), Map.of("USD", 2, "EUR", 2)))
                .isEmpty();
    }

    @Test
    void below_the_threshold_nobody_is_asked_CRD_E57() {
        assertThat(TERMS.due(Map.of("EUR", 14_900L), Map.of())).isEmpty();
        assertThat(TERMS.due(Map.of("EUR", 15_000L), Map.of())).containsExactly("EUR");
        assertThat(TERMS.due(Map.of("CHF", 1_000_000L), Map.of())).isEmpty();
        assertThat(TERMS.anyReached(Map.of("EUR", 14_999L))).isFalse();
        assertThat(TERMS.anyReached(Map.of("EUR", 14_999L, "USD", 10_000L))).isTrue();
        assertThat(TERMS.finished(Map.of())).isFalse();
    }

    @Test
    void exactly_the_days_between_attempts_are_not_enough_CRD_311_CRD_E56() {
        assertThat(TERMS.nextAttemptAt(day(3), ZoneOffset.UTC)).isEqualTo(day(6));
        assertThat(TERMS.nextAttemptAt(day(6), ZoneOffset.UTC)).isEqualTo(day(9));
        assertThat(TERMS.nextAttemptAt(day(3).plusSeconds(36_000), ZoneOffset.UTC))
                .isEqualTo(day(6));
        assertThat(TERMS.nextAttemptAt(Instant.parse("2024-03-28T23:00:00Z"), ZoneId.of("Europe/Paris")))
                .isEqualTo("2024-03-31T22:00:00Z");
    }

    @Test
    void terms_are_in_range() {
        assertThatThrownBy(() -> new DunningTerms(Map.of(), 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DunningTerms(Map.of(), 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DunningTerms(Map.of("EUR", -1L), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
