package dev.tarn.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TaxTest {
    private final Sandbox sandbox = Sandbox.at("2024-01-01");

    private Reply create(String code, Object rate, Map<String, ?> more) {
        var fields = new LinkedHashMap<String, Object>(more);
        fields.put("code", code);
        fields.put("name", code.toUpperCase(java.util.Locale.ROOT));
        fields.put("rate", rate);
        return sandbox.post("/taxes", Map.of("tax", fields));
    }

    @Test
    void a_tax_comes_back_as_it_was_made() {
        create("vat", "20.5", Map.of("description", "Value added", "applied_to_organization", true))
                .ok();
        JsonNode tax = sandbox.get("/taxes/vat").ok().path("tax");

        assertThat(tax.path("rate").decimalValue()).isEqualByComparingTo("20.5");
        assertThat(tax.path("applied_to_organization").asBoolean()).isTrue();
        assertThat(tax.path("created_at").asString()).isEqualTo("2024-01-01T00:00:00Z");
    }

    @Test
    void codes_are_unique_also_among_two_at_the_same_time() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> attempt = () -> create("vat", 20, Map.of()).status();
            var statuses = new java.util.ArrayList<Integer>();
            for (var done : threads.invokeAll(Collections.nCopies(8, attempt))) {
                statuses.add(done.get());
            }
            assertThat(statuses).containsOnlyOnce(200);
        }
        create("other", 1, Map.of()).ok();
        sandbox.put("/taxes/other", Map.of("tax", Map.of("code", "vat"))).isInvalid("code", "value_already_exist");
    }

    @Test
    void a_rate_is_a_number_from_zero_up() {
        create("a", -1, Map.of()).isInvalid("rate", "value_is_out_of_range");
        create("a", "much", Map.of()).isInvalid("rate", "value_is_invalid");
        create("a", "1e999999999", Map.of()).isInvalid("rate", "value_is_invalid");
        create("a", 0, Map.of()).ok();
    }

    @Test
    void a_deleted_tax_frees_its_code() {
        create("vat", 20, Map.of()).ok();
        sandbox.delete("/taxes/vat").ok();

        sandbox.get("/taxes/vat").isRefused(404);
        create("vat", 21, Map.of()).ok();
    }

    @Test
    void another_organization_has_taxes_of_its_own() {
        create("vat", 20, Map.of()).ok();

        var other = Sandbox.at("2024-01-01");
        other.get("/taxes/vat").isRefused(404, "tax_not_found");
        assertThat(other.get("/taxes").ok().at("/meta/total_count").asInt()).isZero();
    }

    @Test
    void a_code_may_hold_slashes_and_dots() {
        create("eu/vat.20", 20, Map.of()).ok();

        assertThat(sandbox.get("/taxes/eu%2Fvat.20")
                        .ok()
                        .path("tax")
                        .path("code")
                        .asString())
                .isEqualTo("eu/vat.20");
    }

    @Test
    void lists_come_in_pages_and_are_searched() {
        for (int i = 0; i < 5; i++) {
            create("tax" + i, i, Map.of()).ok();
        }
        JsonNode page = sandbox.get("/taxes?per_page=2&page=2").ok();
        assertThat(page.path("taxes").size()).isEqualTo(2);
        assertThat(page.path("meta").toString())
                .isEqualTo("{\"current_page\":2,\"next_page\":3,\"prev_page\":1,\"total_pages\":3,\"total_count\":5}");
        assertThat(sandbox.get("/taxes?search_term=TAX3")
                        .ok()
                        .path("meta")
                        .path("total_count")
                        .asInt())
                .isEqualTo(1);
    }
}
