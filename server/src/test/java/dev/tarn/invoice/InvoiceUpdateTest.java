package dev.tarn.invoice;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What may still be changed of an invoice, and what is refused. */
class InvoiceUpdateTest {
    private final Sandbox org = Sandbox.at("2024-01-01");

    /** Ada's invoices are finalized, Cyd's stay drafts. */
    @BeforeEach
    void two_customers() {
        org.plan("basic", 1000);
        org.customer("ada", object("net_payment_term", 10));
        org.customer("cyd", object("billing_configuration", object("invoice_grace_period", 200)));
        org.subscribe("a", "ada", "basic");
        org.subscribe("c", "cyd", "basic");
        org.travelTo("2024-04-15");
    }

    @Test
    void a_payment_can_be_noted_and_taken_back_INV_171() {
        String id = oldest("external_customer_id=ada").get("lago_id").asString();
        assertThat(org.invoice(id).get("payment_overdue").asBoolean()).isTrue();

        JsonNode paid = update(id, object("payment_status", "succeeded"));

        assertThat(paid.get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(paid.get("payment_overdue").asBoolean()).isFalse();
        assertThat(paid.get("total_paid_amount_cents").asLong()).isZero();
        assertThat(paid.at("/fees/0/payment_status").asString()).isEqualTo("succeeded");
        JsonNode unpaid = update(id, object("payment_status", "pending"));
        assertThat(unpaid.at("/fees/0/payment_status").asString()).isEqualTo("pending");
        org.settle();
        assertThat(org.invoice(id).get("payment_overdue").asBoolean()).isTrue();
    }

    @Test
    void notes_are_replaced_as_a_whole_INV_172() {
        String id = newest("external_customer_id=ada").get("lago_id").asString();
        JsonNode first = update(
                id, object("metadata", list(object("key", "a", "value", "1"), object("key", "b", "value", "2"))));
        String kept = first.at("/metadata/0/lago_id").asString();

        JsonNode second = update(
                id,
                object(
                        "metadata",
                        list(object("id", kept, "key", "a", "value", "9"), object("key", "c", "value", "3"))));

        assertThat(second.get("metadata")
                        .valueStream()
                        .map(note ->
                                note.get("key").asString() + note.get("value").asString()))
                .containsExactlyInAnyOrder("a9", "c3");
        assertThat(second.get("metadata")
                        .valueStream()
                        .map(note -> note.get("lago_id").asString()))
                .contains(kept);
        assertThat(update(id, object("metadata", list())).get("metadata")).isEmpty();
    }

    @Test
    void notes_have_limits_INV_172() {
        String path =
                "/invoices/" + newest("external_customer_id=ada").get("lago_id").asString();
        var six = IntStream.range(0, 6)
                .mapToObj(i -> object("key", "k" + i, "value", "v"))
                .toList();
        org.put(path, object("invoice", object("metadata", list(six)))).isInvalid("metadata", "invalid_count");
        var longKey = list(object("key", "k".repeat(21), "value", "v"));
        org.put(path, object("invoice", object("metadata", longKey))).isInvalid("key", "value_is_too_long");
        var longValue = list(object("key", "k", "value", "v".repeat(141)));
        org.put(path, object("invoice", object("metadata", longValue))).isInvalid("value", "value_is_too_long");
        var twice = list(object("key", "k", "value", "v"), object("key", "k", "value", "w"));
        org.put(path, object("invoice", object("metadata", twice))).isInvalid("key", "value_already_exist");
        org.put(path, object("invoice", object("payment_status", "paid")))
                .isInvalid("payment_status", "value_is_invalid");
    }

    @Test
    void drafts_take_neither_payments_nor_notes_INV_170() {
        String path =
                "/invoices/" + newest("external_customer_id=cyd").get("lago_id").asString();
        org.put(path, object("invoice", object("payment_status", "succeeded")))
                .isRefused(405, "payment_status_update_on_draft_invoice");
        org.put(path, object("invoice", object("metadata", list(object("key", "k", "value", "v")))))
                .isRefused(405, "metadata_on_draft_invoice");
        org.post(path + "/download", null).isRefused(404, "invoice_not_found");
    }

    @Test
    void a_draft_is_refreshed_and_finalized_by_hand_once_INV_048_INV_073() {
        String path =
                "/invoices/" + oldest("external_customer_id=cyd").get("lago_id").asString();
        JsonNode draft = org.get(path).ok().get("invoice");
        assertThat(draft.get("number").asString()).endsWith("-DRAFT");
        assertThat(draft.get("sequential_id").isNull()).isTrue();

        JsonNode refreshed = org.put(path + "/refresh", null).ok().get("invoice");

        assertThat(refreshed.get("status").asString()).isEqualTo("draft");
        assertThat(refreshed.get("created_at")).isEqualTo(draft.get("created_at"));
        assertThat(refreshed.at("/fees/0/lago_id")).isNotEqualTo(draft.at("/fees/0/lago_id"));
        JsonNode finalized = org.put(path + "/finalize", null).ok().get("invoice");
        assertThat(finalized.get("status").asString()).isEqualTo("finalized");
        assertThat(finalized.get("issuing_date").asString()).isEqualTo("2024-04-15");
        assertThat(finalized.get("number").asString()).endsWith("-002-001");
        org.put(path + "/finalize", null).isRefused(404, "invoice_not_found");
        assertThat(org.put(path + "/refresh", null).ok().get("invoice")).isEqualTo(finalized);
    }

    @Test
    void another_organization_sees_nothing_of_it() {
        String id = newest("external_customer_id=ada").get("lago_id").asString();
        var other = Sandbox.at("2024-01-01");
        other.get("/invoices/" + id).isRefused(404, "invoice_not_found");
        other.put("/invoices/" + id, object("invoice", object("payment_status", "failed")))
                .isRefused(404, "invoice_not_found");
        other.put("/invoices/" + id + "/refresh", null).isRefused(404, "invoice_not_found");
        other.post("/invoices/" + id + "/download", null).isRefused(404, "invoice_not_found");
        assertThat(other.get("/fees").ok().get("fees")).isEmpty();
    }

    private JsonNode update(String id, JsonNode fields) {
        return org.put("/invoices/" + id, object("invoice", fields)).ok().get("invoice");
    }

    private JsonNode newest(String query) {
        return org.get("/invoices?" + query).ok().get("invoices").get(0);
    }

    private JsonNode oldest(String query) {
        JsonNode rows = org.get("/invoices?" + query).ok().get("invoices");
        return rows.get(rows.size() - 1);
    }
}
