package dev.tarn.creditnote;

import static dev.tarn.creditnote.Credits.cents;
import static dev.tarn.creditnote.Credits.id;
import static dev.tarn.creditnote.Credits.item;
import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Sandbox;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CreditNoteTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private final Credits credits = new Credits(org);

    CreditNoteTest() {
        org.customer("ada");
    }

    @Test
    void notes_that_exhaust_an_invoice_come_to_what_it_asked_for_CRD_E9_CRD_E10() {
        org.tax("vat", "20");
        JsonNode invoice = credits.oneOff(6833, 6833);

        JsonNode first = credits.credit(invoice, 8200, item(invoice, 0, 6833));
        JsonNode estimate = credits.estimated(invoice, item(invoice, 1, 6833));
        JsonNode second = credits.credit(invoice, 8199, item(invoice, 1, 6833));

        assertThat(cents(first, "taxes")).isEqualTo(1367);
        assertThat(cents(first, "total")).isEqualTo(8200);
        assertThat(estimate.get("precise_taxes_amount_cents").decimalValue()).isEqualByComparingTo("1366.2");
        assertThat(cents(second, "taxes")).isEqualTo(1366);
        assertThat(cents(second, "total")).isEqualTo(8199);
        assertThat(first.get("number").asString())
                .isEqualTo(invoice.get("number").asString() + "-CN001");
        assertThat(second.get("number").asString()).endsWith("-CN002");
        assertThat(second.at("/applied_taxes/0/base_amount_cents").asLong()).isEqualTo(6833);
        assertThat(second.at("/items/0/fee/lago_id").asString())
                .isEqualTo(invoice.at("/fees/1/lago_id").asString());
    }

    @Test
    void an_estimate_writes_nothing_CRD_134() {
        org.tax("vat", "20");
        JsonNode invoice = credits.oneOff(1000);

        JsonNode estimate = credits.estimated(invoice, item(invoice, 0, 500));

        assertThat(cents(estimate, "max_creditable")).isEqualTo(600);
        assertThat(cents(estimate, "max_refundable")).as("nothing is paid").isZero();
        assertThat(cents(estimate, "max_offsettable")).isEqualTo(600);
        assertThat(estimate.get("items").toString())
                .isEqualTo(list(object(
                                "amount_cents",
                                500,
                                "lago_fee_id",
                                invoice.at("/fees/0/lago_id").asString()))
                        .toString());
        assertThat(credits.all()).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_note_is_said_all_at_once_CRD_128() {
        JsonNode invoice = credits.oneOff(1000);
        JsonNode other = credits.oneOff(1000);
        var half = item(invoice, 0, 500);

        var wrong = credits.ask(invoice, object("credit_amount_cents", 1500, "refund_amount_cents", 100), half);
        assertThat(wrong.details("base"))
                .isEqualTo("[\"does_not_match_item_amounts\",\"higher_than_remaining_invoice_amount\"]");
        assertThat(wrong.details("credit_amount_cents")).isEqualTo("[\"higher_than_remaining_invoice_amount\"]");
        assertThat(wrong.details("refund_amount_cents")).isEqualTo("[\"cannot_refund_unpaid_invoice\"]");
        credits.ask(invoice, object("offset_amount_cents", 1001), item(invoice, 0, 1000))
                .isInvalid("offset_amount_cents", "higher_than_remaining_invoice_amount");
        credits.ask(invoice, object("credit_amount_cents", 0), item(invoice, 0, 0))
                .isInvalid("base", "total_amount_must_be_positive");
        credits.ask(invoice, object("credit_amount_cents", 500, "reason", "whim"), half)
                .isInvalid("reason", "value_is_invalid");
        credits.ask(invoice, object("credit_amount_cents", -500), half)
                .isInvalid("credit_amount_cents", "value_is_out_of_range");
        credits.ask(invoice, object("credit_amount_cents", 500), item(other, 0, 500))
                .isRefused(404, "fee_not_found");
        assertThat(credits.all()).isEmpty();
    }

    @Test
    void the_first_faulty_item_refuses_CRD_124() {
        JsonNode invoice = credits.oneOff(1000);
        credits.ask(invoice, object("credit_amount_cents", 1), item(invoice, 0, -1))
                .isInvalid("amount_cents", "invalid_value");
        credits.ask(invoice, object("credit_amount_cents", 1001), item(invoice, 0, 1001))
                .isInvalid("amount_cents", "higher_than_remaining_fee_amount");
        credits.ask(invoice, object("credit_amount_cents", 1200), item(invoice, 0, 600), item(invoice, 0, 600))
                .isInvalid("amount_cents", "higher_than_remaining_fee_amount");
        credits.credit(invoice, 600, item(invoice, 0, 600));
        credits.estimate(invoice, item(invoice, 0, 401)).isInvalid("amount_cents", "higher_than_remaining_fee_amount");
        var fields = object("invoice_id", id(invoice), "credit_amount_cents", 1, "items", "all");
        org.post("/credit_notes", object("credit_note", fields)).isInvalid("items", "must_be_an_array");
        fields.put("invoice_id", UUID.randomUUID().toString()).set("items", list());
        org.post("/credit_notes", object("credit_note", fields)).isRefused(404, "invoice_not_found");
    }

    @Test
    void a_draft_and_a_voided_invoice_are_not_credited_INV_077() {
        org.customer("bob", object("billing_configuration", object("invoice_grace_period", 3)));
        org.planWith("basic", 1000, object("pay_in_advance", true));
        org.subscribe("sub", "bob", "basic");
        JsonNode draft = org.invoices().getFirst();

        credits.ask(draft, object("credit_amount_cents", 100), item(draft, 0, 100))
                .isRefused(405, "invalid_type_or_status");
        credits.estimate(draft, item(draft, 0, 100)).isRefused(405, "invalid_type_or_status");
    }

    @Test
    void an_offset_settles_the_invoice_CRD_131() {
        JsonNode invoice = credits.oneOff(1000);
        JsonNode part = credits.ask(invoice, object("offset_amount_cents", 400), item(invoice, 0, 400))
                .ok()
                .get("credit_note");
        assertThat(cents(part, "balance")).isZero();
        assertThat(cents(credits.invoiceNow(invoice), "total_due")).isEqualTo(600);
        credits.ask(invoice, object("offset_amount_cents", 600), item(invoice, 0, 600))
                .ok();

        JsonNode settled = credits.invoiceNow(invoice);

        assertThat(cents(settled, "total_due")).isZero();
        assertThat(cents(settled, "total_offsetted_credit_note")).isEqualTo(1000);
        assertThat(cents(settled, "total_paid")).isZero();
        assertThat(settled.get("payment_status").asString()).isEqualTo("succeeded");
    }

    @Test
    void what_is_left_of_a_credit_is_voided_once_CRD_136() {
        JsonNode invoice = credits.oneOff(1000);
        JsonNode note = credits.credit(invoice, 400, item(invoice, 0, 400));

        JsonNode voided =
                org.put("/credit_notes/" + id(note) + "/void", object()).ok().get("credit_note");

        assertThat(voided.get("credit_status").asString()).isEqualTo("voided");
        assertThat(cents(voided, "balance")).isZero();
        assertThat(cents(voided, "credit")).isEqualTo(400);
        org.put("/credit_notes/" + id(note) + "/void", object()).isRefused(405, "no_voidable_amount");
        credits.ask(invoice, object("credit_amount_cents", 700), item(invoice, 0, 700))
                .isInvalid("amount_cents", "higher_than_remaining_fee_amount");
    }

    @Test
    void metadata_is_merged_replaced_and_removed_key_by_key_CRD_135_CRD_137() {
        JsonNode invoice = credits.oneOff(1000);
        var amounts = object("credit_amount_cents", 400, "metadata", object("a", "1", "b", null));
        JsonNode note =
                credits.ask(invoice, amounts, item(invoice, 0, 400)).ok().get("credit_note");
        assertThat(note.get("metadata").toString()).isEqualTo("{\"a\":\"1\",\"b\":null}");
        String path = "/credit_notes/" + id(note);

        org.put(path, object("credit_note", object("metadata", object("c", "3"))))
                .ok();
        assertThat(credits.now(note).get("metadata").toString()).isEqualTo("{\"a\":\"1\",\"b\":null,\"c\":\"3\"}");
        org.put(path + "/metadata", object("metadata", object("a", "2"))).ok();
        org.delete(path + "/metadata/c").ok();
        assertThat(credits.now(note).get("metadata").toString()).isEqualTo("{\"a\":\"2\",\"b\":null}");
        org.post(path + "/metadata", object("metadata", object("d", "4"))).ok();
        assertThat(credits.now(note).get("metadata").toString()).isEqualTo("{\"d\":\"4\"}");
        org.post(path + "/metadata", object("metadata", object("k".repeat(101), "4")))
                .isInvalid("metadata", "value_is_too_long");
        org.delete(path + "/metadata").ok();
        assertThat(credits.now(note).get("metadata").isNull()).isTrue();
        org.put(path, object("credit_note", object("refund_status", "perhaps")))
                .isInvalid("refund_status", "value_is_invalid");
    }

    @Test
    void two_notes_at_once_over_the_same_fee_do_not_give_it_back_twice() {
        JsonNode invoice = credits.oneOff(1000);
        var statuses = AtOnce.doing(
                4,
                number -> org.send(
                                "POST",
                                "/credit_notes",
                                Credits.body(invoice, object("credit_amount_cents", 600), item(invoice, 0, 600)),
                                java.util.Map.of())
                        .status());

        assertThat(statuses).containsOnlyOnce(200).contains(422);
        assertThat(credits.all()).hasSize(1);
    }

    @Test
    void lists_are_narrowed_by_every_filter_CRD_138() {
        org.customer("bob");
        JsonNode first = credits.oneOff(1000);
        JsonNode second = credits.oneOff("bob", 2000);
        JsonNode note = credits.ask(
                        first, object("credit_amount_cents", 300, "reason", "order_change"), item(first, 0, 300))
                .ok()
                .get("credit_note");
        org.travelTo("2024-03-05");
        credits.ask(second, object("offset_amount_cents", 900), item(second, 0, 900))
                .ok();

        for (String query : List.of(
                "external_customer_id=ada",
                "reason=order_change",
                "reason[]=order_change&reason[]=other&amount_to=300",
                "types[]=credit",
                "invoice_number=" + first.get("number").asString(),
                "issuing_date_to=2024-03-04",
                "amount_to=899",
                "amount_from=1&amount_to=300",
                "search_term=" + note.get("number").asString().toLowerCase(java.util.Locale.ROOT),
                "search_term=" + id(note),
                "search_term=ad")) {
            assertThat(ids(query)).as(query).containsExactly(id(note));
        }
        assertThat(ids("types[]=credit&types[]=offset")).hasSize(2);
        assertThat(ids("credit_status=available&currency=EUR&self_billed=false"))
                .hasSize(2);
        assertThat(ids("types[]=refund")).isEmpty();
        assertThat(ids("refund_status=pending")).isEmpty();
        assertThat(ids("currency=USD")).isEmpty();
        assertThat(ids("purchase_order_number=PO-1")).isEmpty();
        org.get("/credit_notes?billing_entity_codes[]=nobody").isRefused(404, "billing_entity_not_found");
        org.get("/credit_notes?reason=whim").isInvalid("reason", "value_is_invalid");
        assertThat(org.get("/customers/bob/credit_notes").ok().get("credit_notes"))
                .hasSize(1);
        org.get("/customers/nobody/credit_notes").isRefused(404, "customer_not_found");
        org.get("/credit_notes/" + UUID.randomUUID()).isRefused(404, "credit_note_not_found");
    }

    private List<String> ids(String query) {
        return org.get("/credit_notes?" + query)
                .ok()
                .get("credit_notes")
                .valueStream()
                .map(Credits::id)
                .toList();
    }
}
