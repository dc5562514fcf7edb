package dev.tarn.metric;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricListTest {
    private final Sandbox sandbox = Sandbox.at("2024-01-01");

    @BeforeEach
    void make_metrics() {
        sandbox.metric("api_calls", "count_agg");
        sandbox.metric("storage", "max_agg", object("field_name", "gb"));
        sandbox.metric("traffic", "sum_agg", object("field_name", "gb"));
    }

    private List<String> codes(String query) {
        return sandbox.get("/billable_metrics?" + query)
                .ok()
                .get("billable_metrics")
                .valueStream()
                .map(metric -> metric.get("code").asString())
                .sorted()
                .toList();
    }

    @Test
    void the_list_can_be_narrowed_to_some_types_and_searched_within_them() {
        assertThat(codes("aggregation_types[]=max_agg&aggregation_types[]=sum_agg"))
                .containsExactly("storage", "traffic");
        assertThat(codes("aggregation_types[]=max_agg&search_term=traf")).isEmpty();
        assertThat(codes("")).containsExactly("api_calls", "storage", "traffic");
    }

    @Test
    void an_unknown_type_is_refused() {
        sandbox.get("/billable_metrics?aggregation_types[]=median_agg")
                .isInvalid("aggregation_types", "value_is_invalid");
    }
}
