package dev.tarn.engine.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.engine.usage.Presentation.Breakdown;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresentationTest {
    private static Map<String, @Nullable String> by(@Nullable String team, @Nullable String user) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("team", team);
        values.put("user", user);
        return values;
    }

    private static final List<Breakdown> BREAKDOWNS = List.of(
            new Breakdown(by("red", "ada"), new BigDecimal("2")),
            new Breakdown(by("red", "bob"), new BigDecimal("3.5")),
            new Breakdown(by(null, "ada"), BigDecimal.ONE));

    @Test
    void documents_show_the_keys_meant_for_them_and_sum_over_the_others_PRC_052() {
        var shown = new Presentation(List.of("team"), BREAKDOWNS).onDocuments();

        var none = new LinkedHashMap<String, @Nullable String>();
        none.put("team", null);
        assertThat(shown)
                .containsExactly(
                        new Breakdown(Map.of("team", "red"), new BigDecimal("5.5")),
                        new Breakdown(none, BigDecimal.ONE));
    }

    @Test
    void without_a_key_for_documents_they_show_nothing_PRC_052() {
        assertThat(new Presentation(List.of(), BREAKDOWNS).onDocuments()).isEmpty();
        assertThat(new Presentation(List.of("team", "user"), BREAKDOWNS).onDocuments())
                .isEqualTo(BREAKDOWNS);
    }
}
