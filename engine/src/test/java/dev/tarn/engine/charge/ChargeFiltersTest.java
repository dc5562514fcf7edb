package dev.tarn.engine.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.engine.charge.ChargeFilters.Bucket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeFiltersTest {

    private static final List<String> ALL = List.of(ChargeFilter.ALL_VALUES);
    private static final Map<String, List<String>> CLOUDS =
            Map.of("cloud", List.of("aws", "gcp", "azure"), "region", List.of("eu", "us"));
    private static final Map<String, List<String>> IMAGES = Map.of(
            "steps", List.of("25", "50"), "size", List.of("512", "1024"), "model", List.of("llama-1", "llama-2"));
    private static final ChargeFilters IGNORED_SETS = new ChargeFilters(
            List.of(
                    filter("f1", Map.of("steps", List.of("25"), "size", List.of("512"), "model", List.of("llama-2"))),
                    filter("f2", Map.of("steps", List.of("25"), "size", List.of("512"))),
                    filter("f3", Map.of("steps", ALL, "size", ALL)),
                    filter("f4", Map.of("size", ALL)),
                    filter("f5", Map.of("size", List.of("512")))),
            IMAGES);

    @ParameterizedTest
    @CsvSource(textBlock = """
            25,  512,  llama-2, f1
            25,  512,  other,   f2
            25,  512,  ,        f2
            50,  512,  ,        f3
            25,  1024, ,        f3
            ,    512,  ,        f5
            ,    1024, ,        f4
            ,    1024, llama-2, f4
            99,  512,  ,        f5
            25,  ,     ,        default
            ,    99,   ,        default
            ,    ,     ,        default
            """)
    void the_most_specific_filter_prices_an_event_CASE_123(String steps, String size, String model, String bucket) {
        var properties = new HashMap<String, String>();
        properties.put("steps", steps);
        properties.put("size", size);
        properties.put("model", model);
        properties.values().removeIf(Objects::isNull);

        assertThat(names(IGNORED_SETS, properties)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @CsvSource({"gcp, gcp", "aws, aws", "azure, default", "AWS, default"})
    void each_event_pays_its_filters_price_or_the_default_CASE_120_PRC_046(String cloud, String bucket) {
        var filters = new ChargeFilters(
                List.of(filter("gcp", Map.of("cloud", List.of("gcp"))), filter("aws", Map.of("cloud", List.of("aws")))),
                CLOUDS);

        assertThat(names(filters, Map.of("cloud", cloud))).isEqualTo(bucket);
        assertThat(names(filters, Map.of("other", cloud))).isEqualTo("default");
    }

    @Test
    void a_strict_subset_takes_its_events_whatever_the_order_CASE_121_PRC_044() {
        var wide = filter("wide", Map.of("cloud", List.of("aws", "gcp")));
        var narrow = filter("narrow", Map.of("cloud", List.of("aws")));
        for (var order : List.of(List.of(wide, narrow), List.of(narrow, wide))) {
            var filters = new ChargeFilters(order, CLOUDS);

            assertThat(names(filters, Map.of("cloud", "gcp"))).isEqualTo("wide");
            assertThat(names(filters, Map.of("cloud", "aws"))).isEqualTo("narrow");
        }
    }

    @Test
    void of_identical_filters_only_the_oldest_counts_CASE_122_PRC_045() {
        var filters = new ChargeFilters(
                List.of(
                        filter("older", Map.of("cloud", List.of("aws", "gcp"))),
                        filter("newer", Map.of("cloud", List.of("gcp", "aws")))),
                CLOUDS);

        assertThat(names(filters, Map.of("cloud", "aws"))).isEqualTo("older");
    }

    @Test
    void an_event_in_the_overlap_of_two_filters_counts_in_both_PRC_044() {
        var filters = new ChargeFilters(
                List.of(
                        filter("one", Map.of("cloud", List.of("aws", "gcp"))),
                        filter("two", Map.of("cloud", List.of("gcp", "azure")))),
                CLOUDS);

        assertThat(names(filters, Map.of("cloud", "gcp"))).isEqualTo("one two");
        assertThat(names(filters, Map.of("cloud", "aws"))).isEqualTo("one");
    }

    @Test
    void named_values_go_before_all_even_when_they_are_all_PRC_044() {
        var filters = new ChargeFilters(
                List.of(filter("all", Map.of("region", ALL)), filter("named", Map.of("region", List.of("eu", "us")))),
                CLOUDS);

        assertThat(names(filters, Map.of("region", "eu"))).isEqualTo("named");
    }

    @Test
    void all_means_the_values_the_metric_knows_PRC_042() {
        var all = filter("all", Map.of("region", ALL));
        var filters = new ChargeFilters(List.of(all), CLOUDS);

        assertThat(filters.matches(all, Map.of("region", "eu"))).isTrue();
        assertThat(filters.matches(all, Map.of("region", "mars"))).isFalse();
        assertThat(filters.matches(all, Map.of())).isFalse();
        assertThat(names(new ChargeFilters(List.of(all), Map.of()), Map.of("region", "eu")))
                .isEqualTo("default");
    }

    @Test
    void without_filters_there_is_one_bucket_PRC_046() {
        assertThat(new ChargeFilters(List.of(), CLOUDS).bucketsOf(Map.of("cloud", "aws")))
                .containsExactly(Bucket.DEFAULT);
    }

    @Test
    void the_keys_that_decide_are_known() {
        assertThat(IGNORED_SETS.keys()).containsExactly("model", "size", "steps");
    }

    @Test
    void a_filter_is_named_by_its_values_unless_it_has_a_name_PRC_047() {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("cloud", List.of("aws", "gcp"));
        values.put("region", ALL);

        assertThat(new ChargeFilter("f", null, values).displayName()).isEqualTo("aws, gcp, region");
        assertThat(new ChargeFilter("f", "Big clouds", values).displayName()).isEqualTo("Big clouds");
    }

    @Test
    void a_filter_without_values_is_refused_PRC_040() {
        assertThatThrownBy(() -> filter("f", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> filter("f", Map.of("cloud", List.of()))).isInstanceOf(IllegalArgumentException.class);
    }

    private static ChargeFilter filter(String id, Map<String, List<String>> values) {
        return new ChargeFilter(id, null, values);
    }

    private static String names(ChargeFilters filters, Map<String, String> properties) {
        return filters.bucketsOf(properties).stream()
                .map(bucket ->
                        bucket.filter() == null ? "default" : bucket.filter().id())
                .collect(Collectors.joining(" "));
    }
}
