package dev.tarn.invoice;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class InvoiceVoidTest {
    private final Sandbox org = Sandbox.at("2024-03-01");

    InvoiceVoidTest() {
        org.tax("vat", "20");
        org.customer("ada");
        org.planWith("basic", 1000, object("pay_in_advance", true));
    }

    private JsonNode billed() {
        org.subscribe("sub", "ada", "basic", object("billing_time", "calendar"));
        return org.invoices().getFirst();
    }

    private static String path(JsonNode invoice) {
        return "/invoices/" + invoice.get("lago_id").asString();
    }

    private Reply voidIt(JsonNode invoice, Object... options) {
        return org.post(path(invoice) + "/void", object(options));
    }

    private List<JsonNode> notes() {
        var notes = new ArrayList<JsonNode>();
        org.get("/credit_notes").ok().get("credit_notes").forEach(notes::add);
        notes.sort(Comparator.comparing(note -> note.get("sequential_id").asInt()));
        return notes;
    }

    @Test
    void a_voided_invoice_is_not_due_any_more_INV_161() {
        JsonNode invoice = billed();
        JsonNode voided = voidIt(invoice).ok().get("invoice");

        assertThat(voided.get("status").asString()).isEqualTo("voided");
        assertThat(voided.get("voided_at").asString()).isEqualTo("2024-03-01T00:00:00Z");
        assertThat(voided.get("total_due_amount_cents").asLong()).isZero();
        assertThat(voided.get("number")).isEqualTo(invoice.get("number"));
        assertThat(notes()).isEmpty();
        voidIt(invoice).isRefused(405, "not_voidable");
        org.post("/invoices/" + UUID.randomUUID() + "/void", object()).isRefused(404, "invoice_not_found");
        org.put(path(invoice), object("invoice", object("payment_status", "succeeded")))
                .isRefused(405, "update_on_voided_invoice");
        var note = object("invoice_id", invoice.get("lago_id").asString(), "credit_amount_cents", 120);
        note.set("items", list(object("fee_id", invoice.at("/fees/0/lago_id").asString(), "amount_cents", 100)));
        org.post("/credit_notes", object("credit_note", note)).isRefused(405, "invalid_type_or_status");
        org.travelTo("2024-03-10");
        assertThat(org.invoices().getFirst().get("payment_overdue").asBoolean()).isFalse();
    }

    @Test
    void a_void_can_credit_all_that_was_invoiced_INV_E24() {
        JsonNode invoice = billed();
        voidIt(invoice, "generate_credit_note", true, "credit_amount", 1200).ok();

        assertThat(notes()).hasSize(1);
        assertThat(notes().getFirst().get("credit_status").asString()).isEqualTo("available");
        assertThat(notes().getFirst().get("credit_amount_cents").asLong()).isEqualTo(1200);
        assertThat(notes().getFirst().get("reason").asString()).isEqualTo("other");
    }

    @Test
    void what_a_void_does_not_credit_is_given_up_INV_164() {
        JsonNode invoice = billed();
        voidIt(invoice, "generate_credit_note", true, "credit_amount", 600).ok();

        assertThat(notes()).hasSize(2);
        assertThat(notes().getFirst().get("total_amount_cents").asLong()).isEqualTo(600);
        assertThat(notes().getLast().get("total_amount_cents").asLong()).isEqualTo(600);
        assertThat(notes().getLast().get("credit_status").asString()).isEqualTo("voided");
        assertThat(notes().getLast().get("balance_amount_cents").asLong()).isZero();
    }

    @Test
    void a_void_credits_no_more_than_was_invoiced_and_refunds_no_more_than_was_paid_INV_163() {
        JsonNode invoice = billed();
        for (ObjectNode options : List.of(
                object("generate_credit_note", true, "credit_amount", 1201),
                object("generate_credit_note", true, "refund_amount", 1))) {
            org.post(path(invoice) + "/void", options)
                    .isInvalid("credit_refund_amount", "total_amount_exceeds_invoice_amount");
        }
        assertThat(org.invoices().getFirst().get("status").asString()).isEqualTo("finalized");
        assertThat(notes()).isEmpty();
    }

    @Test
    void a_void_gives_coupons_back_CRD_033() {
        coupon("once", object("frequency", "once"));
        coupon("thrice", object("frequency", "recurring", "frequency_duration", 3));
        JsonNode invoice = billed();
        assertThat(invoice.get("coupons_amount_cents").asLong()).isEqualTo(200);
        assertThat(applied("once").get("status").asString()).isEqualTo("terminated");
        assertThat(applied("thrice").get("frequency_duration_remaining").asInt())
                .isEqualTo(2);

        voidIt(invoice).ok();

        assertThat(applied("once").get("status").asString()).isEqualTo("active");
        assertThat(applied("once").get("amount_cents_remaining").asLong()).isEqualTo(100);
        assertThat(applied("thrice").get("frequency_duration_remaining").asInt())
                .isEqualTo(3);
    }

    private void coupon(String code, ObjectNode more) {
        var coupon = object("name", code, "code", code, "coupon_type", "fixed_amount", "amount_cents", 100);
        coupon.setAll(object("amount_currency", "EUR", "expiration", "no_expiration"));
        coupon.setAll(more);
        org.post("/coupons", object("coupon", coupon)).ok();
        org.post(
                        "/applied_coupons",
                        object("applied_coupon", object("external_customer_id", "ada", "coupon_code", code)))
                .ok();
    }

    private JsonNode applied(String code) {
        return org.get("/applied_coupons?coupon_code[]=" + code).ok().at("/applied_coupons/0");
    }

    @Test
    void a_lost_dispute_is_kept_and_never_overdue_INV_174() {
        JsonNode invoice = billed();
        JsonNode lost = org.post(path(invoice) + "/lose_dispute", object()).ok().get("invoice");
        assertThat(lost.get("payment_dispute_lost_at").asString()).isEqualTo("2024-03-01T00:00:00Z");
        org.travelTo("2024-03-10");
        JsonNode again =
                org.post(path(invoice) + "/lose_dispute", object()).ok().get("invoice");
        assertThat(again.get("payment_dispute_lost_at")).isEqualTo(lost.get("payment_dispute_lost_at"));
        assertThat(again.get("payment_overdue").asBoolean()).isFalse();
    }

    @Test
    void a_draft_is_deleted_with_its_notes_and_nothing_else_is_INV_173() {
        JsonNode issued = billed();
        org.delete(path(issued)).isRefused(405, "not_deletable");
        org.customer("bob", object("billing_configuration", object("invoice_grace_period", 3)));
        org.subscribe("other", "bob", "basic", object("billing_time", "calendar"));
        org.terminate("other");
        JsonNode draft = org.invoices("external_customer_id=bob").getFirst();
        org.post(path(draft) + "/lose_dispute", object()).isRefused(405, "not_disputable");
        voidIt(draft).isRefused(405, "not_voidable");

        assertThat(org.delete(path(draft)).ok().at("/invoice/lago_id")).isEqualTo(draft.get("lago_id"));

        org.get(path(draft)).isRefused(404, "invoice_not_found");
        org.travelTo("2024-03-10");
        assertThat(org.invoices("external_customer_id=bob")).hasSize(1);
        assertThat(notes()).isEmpty();
    }

    @Test
    void a_voided_invoice_is_billed_again_by_another_INV_166() {
        JsonNode invoice = billed();
        org.post(path(invoice) + "/regenerate", object()).isRefused(405, "invoice_not_voided");
        voidIt(invoice).ok();
        org.travelTo("2024-03-05");
        org.post(
                        "/taxes",
                        object(
                                "tax",
                                object("name", "more", "code", "more", "rate", "5", "applied_to_organization", true)))
                .ok();

        JsonNode seen =
                org.post(path(invoice) + "/regenerate/preview", object()).ok().get("invoice");
        assertThat(org.invoices()).hasSize(1);
        JsonNode again = org.post(path(invoice) + "/regenerate", object()).ok().get("invoice");

        assertThat(again.get("status").asString()).isEqualTo("finalized");
        assertThat(again.get("issuing_date").asString()).isEqualTo("2024-03-01");
        assertThat(again.get("fees_amount_cents").asLong()).isEqualTo(1000);
        assertThat(again.get("taxes_amount_cents").asLong())
                .as("with the taxes of today")
                .isEqualTo(250);
        assertThat(again.get("number")).isEqualTo(seen.get("number")).isNotEqualTo(invoice.get("number"));
        assertThat(again.get("billing_periods")).isEqualTo(invoice.get("billing_periods"));
        assertThat(again.get("voided_invoice_id")).isEqualTo(invoice.get("lago_id"));
        org.post(path(invoice) + "/regenerate", object()).isRefused(405, "invoice_already_regenerated");
        org.travelTo("2024-04-01");
        assertThat(org.invoices()).as("the period is billed once").hasSize(3);
    }

    @Test
    void fees_of_a_regenerated_invoice_can_be_changed_INV_165() {
        JsonNode invoice = billed();
        voidIt(invoice).ok();
        var line =
                object("fee_id", invoice.at("/fees/0/lago_id").asString(), "units", "3", "unit_precise_amount", "1.5");
        line.put("invoice_display_name", "Three of them");
        var body = object("invoice", object("fees", list(line)));

        JsonNode again = org.post(path(invoice) + "/regenerate", body).ok().get("invoice");

        assertThat(again.get("fees_amount_cents").asLong()).isEqualTo(450);
        assertThat(again.get("total_amount_cents").asLong()).isEqualTo(540);
        assertThat(again.at("/fees/0/item/invoice_display_name").asString()).isEqualTo("Three of them");
        var wrong = object("fee_id", UUID.randomUUID().toString());
        org.post(path(invoice) + "/regenerate/preview", object("invoice", object("fees", list(wrong))))
                .isRefused(405, "invoice_already_regenerated");
    }
}
