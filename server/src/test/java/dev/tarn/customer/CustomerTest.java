package dev.tarn.customer;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Sandbox;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Customers are found by their external id: made once, changed by what is sent. */
class CustomerTest {
    private final Sandbox org = Sandbox.at("2024-01-01");

    @Test
    void the_first_request_makes_a_customer_and_the_next_changes_what_it_names_PLT_140() {
        JsonNode made = org.customer("ada", object("name", "Ada", "email", "ada@example.com", "city", "London"));
        var change = object("external_id", "ada", "email", "countess@example.com", "city", null);
        JsonNode changed =
                org.post("/customers", object("customer", change)).ok().get("customer");

        assertThat(changed.get("lago_id")).isEqualTo(made.get("lago_id"));
        assertThat(changed.get("name").asString()).isEqualTo("Ada");
        assertThat(changed.get("email").asString()).isEqualTo("countess@example.com");
        assertThat(changed.get("city").isNull()).isTrue();
        assertThat(changed.get("slug")).isEqualTo(made.get("slug"));
    }

    @Test
    void sixteen_at_once_make_one_customer_PLT_140() {
        var ids = AtOnce.doing(
                16,
                i -> org.send("POST", "/customers", body("ada", "name", "Ada " + i), java.util.Map.of())
                        .ok()
                        .at("/customer/lago_id")
                        .asString());

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(org.get("/customers").ok().at("/meta/total_count").asInt()).isEqualTo(1);
    }

    @Test
    void sixteen_customers_at_once_are_numbered_without_a_gap_PLT_141() {
        AtOnce.doing(
                16,
                i -> org.send("POST", "/customers", body("customer-" + i), java.util.Map.of())
                        .ok());

        assertThat(org.get("/customers")
                        .ok()
                        .get("customers")
                        .valueStream()
                        .map(customer -> customer.get("sequential_id").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    void sixteen_subscribers_at_once_are_one_SUB_112() {
        org.plan("plan", 1000);
        var ids = AtOnce.doing(
                16,
                i -> org.send(
                                "POST",
                                "/subscriptions",
                                object(
                                        "subscription",
                                        object(
                                                "external_customer_id",
                                                "new",
                                                "plan_code",
                                                "plan",
                                                "external_id",
                                                "sub")),
                                java.util.Map.of())
                        .ok()
                        .at("/subscription/lago_id")
                        .asString());

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(org.get("/customers/new").ok().at("/customer/currency").asString())
                .isEqualTo("EUR");
        org.travelTo("2024-02-01");
        assertThat(org.invoices()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "external_id, '', value_is_mandatory",
        "timezone, Moon/Base, invalid_timezone",
        "currency, XXQ, value_is_invalid",
        "country, ZZ, not_a_valid_country_code",
        "net_payment_term, -1, value_is_out_of_range",
        "finalize_zero_amount_invoice, maybe, invalid_value",
    })
    void what_cannot_be_is_refused(String field, String value, String code) {
        var fields = object("external_id", "ada", field, value.equals("-1") ? (Object) (-1) : value);
        org.post("/customers", object("customer", fields)).isInvalid(field, code);
    }

    @Test
    void what_does_not_exist_is_a_404() {
        org.post("/customers", body("ada", "tax_codes", list("nothing"))).isRefused(404, "tax_not_found");
        org.post("/customers", body("ada", "billing_entity_code", "nobody")).isRefused(404, "billing_entity_not_found");
        org.get("/customers/ada").isRefused(404, "customer_not_found");
        org.delete("/customers/ada").isRefused(404, "customer_not_found");
    }

    @Test
    void notes_that_are_not_listed_go_PLT_150() {
        var first = org.customer("ada", object("metadata", list(note("a", "1"), note("b", "2"))))
                .get("metadata");
        var kept = note("a", "9");
        kept.put("id", first.get(0).get("lago_id").asString());
        var second = org.customer("ada", object("metadata", list(kept, note("c", "3"))))
                .get("metadata");

        assertThat(second.valueStream()
                        .map(note ->
                                note.get("key").asString() + note.get("value").asString()))
                .containsExactlyInAnyOrder("a9", "c3");
        assertThat(second.valueStream().map(note -> note.get("lago_id")))
                .contains(first.get(0).get("lago_id"));
        assertThat(org.customer("ada").get("metadata")).hasSize(2);
    }

    @Test
    void once_something_is_sold_the_account_type_stays_PLT_144() {
        org.plan("plan", 1000);
        assertThat(org.customer("ada", object("account_type", "partner"))
                        .get("account_type")
                        .asString())
                .isEqualTo("partner");
        org.subscribe("sub", "ada", "plan");

        assertThat(org.customer("ada", object("account_type", "customer"))
                        .get("account_type")
                        .asString())
                .isEqualTo("partner");
    }

    @Test
    void a_deleted_customer_frees_its_external_id_and_keeps_its_invoices_PLT_157() {
        org.plan("plan", 1000);
        String first = org.customer("ada").get("slug").asString();
        org.subscribe("sub", "ada", "plan");
        org.travelTo("2024-02-10");
        org.delete("/customers/ada").ok();
        org.get("/customers/ada").isRefused(404, "customer_not_found");

        assertThat(org.customer("ada").get("slug").asString()).isNotEqualTo(first);
        assertThat(org.invoices()).hasSize(2);
        assertThat(org.get("/customers/ada/invoices").ok().get("invoices")).isEmpty();
    }

    private static JsonNode body(String externalId, Object... more) {
        var fields = object("external_id", externalId);
        fields.setAll(object(more));
        return object("customer", fields);
    }

    private static tools.jackson.databind.node.ObjectNode note(String key, String value) {
        return object("key", key, "value", value, "display_in_invoice", true);
    }
}
