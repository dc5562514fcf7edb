package dev.tarn.invoice;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists of invoices and what narrows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvoiceListTest {
    private final Sandbox org = Sandbox.at("2024-01-01");

    /** Ada pays 10.00 a month in EUR and is billed in January to March; Ben pays 50.00 USD; Cyd's invoices stay drafts. */
    @BeforeAll
    void three_customers() {
        org.plan("basic", 1000);
        org.planWith("dollars", 5000, object("amount_currency", "USD"));
        org.customer("ada", object("name", "Ada & Sons", "net_payment_term", 10));
        org.customer("ben", object("currency", "USD", "email", "ben@example.com"));
        org.customer("cyd", object("billing_configuration", object("invoice_grace_period", 200)));
        org.subscribe("a", "ada", "basic", object("purchase_order_number", "PO-7"));
        org.subscribe("b", "ben", "dollars");
        org.subscribe("c", "cyd", "basic");
        org.travelTo("2024-04-15");
        String id = newest("external_customer_id=ben").get("lago_id").asString();
        var metadata = list(object("key", "colour", "value", "blue"), object("key", "size", "value", "L"));
        org.put("/invoices/" + id, object("invoice", object("metadata", metadata, "payment_status", "succeeded")))
                .ok();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "'', 9",
        "external_customer_id=ada, 3",
        "customer_external_id=ben, 3",
        "external_customer_id=nobody, 0",
        "currency=USD, 3",
        "invoice_type=subscription, 9",
        "invoice_type=one_off, 0",
        "status=draft, 3",
        "statuses[]=draft&statuses[]=finalized, 9",
        "statuses[]=voided, 0",
        "payment_status=succeeded, 1",
        "payment_statuses[]=pending&payment_statuses[]=failed, 8",
        "payment_overdue=true, 5",
        "payment_overdue=false, 4",
        "payment_dispute_lost=true, 0",
        "self_billed=true, 0",
        "partially_paid=true, 0",
        "partially_paid=false, 9",
        "amount_from=1001, 3",
        "amount_to=1000, 6",
        "amount_from=1000&amount_to=1000, 6",
        "issuing_date_from=2024-03-01&issuing_date_to=2024-03-01, 2",
        "issuing_date_from=nonsense, 9",
        "purchase_order_number=po-7, 3",
        "metadata[colour]=blue, 1",
        "metadata[colour]=blue&metadata[size]=S, 0",
        "metadata[colour]=, 8",
        "search_term=SONS, 3",
        "search_term=ben@example, 3",
        "search_term=-002-003, 1",
    })
    void lists_are_narrowed_INV_201(String query, int expected) {
        var answer = org.get("/invoices?" + query.replace("[", "%5B").replace("]", "%5D"))
                .ok();

        assertThat(answer.get("invoices")).hasSize(expected);
        assertThat(answer.at("/meta/total_count").asInt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "statuses[]=generating, statuses",
        "status=closed, status",
        "payment_status=paid, payment_status",
        "amount_from=ten, amount_from",
    })
    void what_cannot_be_meant_is_refused_INV_201(String query, String field) {
        var refused = org.get("/invoices?" + query.replace("[", "%5B").replace("]", "%5D"))
                .isRefused(422);
        assertThat(refused.get("error_details").has(field)).isTrue();
    }

    @Test
    void an_unknown_billing_entity_is_a_404_INV_201() {
        org.get("/invoices?billing_entity_codes%5B%5D=nowhere").isRefused(404, "billing_entity_not_found");
        org.get("/customers/nobody/invoices").isRefused(404, "customer_not_found");
    }

    @Test
    void pages_hold_every_invoice_once_newest_first_INV_200() {
        var seen = IntStream.rangeClosed(1, 3)
                .mapToObj(page -> org.get("/invoices?per_page=4&page=" + page).ok())
                .flatMap(answer -> answer.get("invoices").valueStream())
                .toList();

        assertThat(seen).hasSize(9);
        assertThat(seen)
                .extracting(invoice -> invoice.get("lago_id").asString())
                .doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(invoice -> invoice.get("issuing_date").asString())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        var meta = org.get("/invoices?per_page=4&page=2").ok().get("meta");
        assertThat(meta.get("prev_page").asInt()).isEqualTo(1);
        assertThat(meta.get("next_page").asInt()).isEqualTo(3);
        assertThat(meta.get("total_pages").asInt()).isEqualTo(3);
    }

    @Test
    void list_items_leave_out_what_only_the_invoice_itself_shows_INV_203() {
        JsonNode row = newest("external_customer_id=ada");
        assertThat(row.has("fees")).isFalse();
        assertThat(row.has("billing_periods")).isFalse();
        assertThat(row.at("/customer/external_id").asString()).isEqualTo("ada");
        assertThat(org.get("/customers/ada/invoices").ok().get("invoices")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/explanation"})
    void what_is_not_there_is_a_404(String suffix) {
        for (String id : List.of("01a21200-0000-7000-8000-000000000000", "nonsense")) {
            org.get("/invoices/" + id + suffix).isRefused(404, "invoice_not_found");
            org.get("/fees/" + id + suffix).isRefused(404, "fee_not_found");
        }
    }

    private JsonNode newest(String query) {
        return org.get("/invoices?" + query).ok().get("invoices").get(0);
    }
}
