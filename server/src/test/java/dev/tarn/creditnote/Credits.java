package dev.tarn.creditnote;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What tests of credit notes do to a sandbox. */
final class Credits {
    private final Sandbox org;

    Credits(Sandbox org) {
        this.org = org;
    }

    /** A one-off invoice to Ada with a fee of each of these amounts. */
    JsonNode oneOff(long... cents) {
        return oneOff("ada", cents);
    }

    JsonNode oneOff(String customer, long... cents) {
        if (org.get("/add_ons/thing").status() == 404) {
            var fields = object("name", "Thing", "code", "thing", "amount_cents", 100, "amount_currency", "EUR");
            org.post("/add_ons", object("add_on", fields)).ok();
        }
        var fees = LongStream.of(cents)
                .mapToObj(amount -> (Object) object("add_on_code", "thing", "unit_amount_cents", amount))
                .toArray();
        var fields = object("external_customer_id", customer, "currency", "EUR", "fees", list(fees));
        return org.post("/invoices", object("invoice", fields)).ok().get("invoice");
    }

    static ObjectNode item(JsonNode invoice, int fee, Object amountCents) {
        return object("fee_id", invoice.at("/fees/" + fee + "/lago_id").asString(), "amount_cents", amountCents);
    }

    static ObjectNode body(JsonNode invoice, ObjectNode more, ObjectNode... items) {
        var fields = object("invoice_id", invoice.get("lago_id").asString(), "items", list((Object[]) items));
        return object("credit_note", with(fields, more));
    }

    /** {@code amounts} are credit_amount_cents and the like, in pairs. */
    Reply ask(JsonNode invoice, ObjectNode amounts, ObjectNode... items) {
        return org.post("/credit_notes", body(invoice, amounts, items));
    }

    JsonNode credit(JsonNode invoice, long cents, ObjectNode... items) {
        return ask(invoice, object("credit_amount_cents", cents), items).ok().get("credit_note");
    }

    Reply estimate(JsonNode invoice, ObjectNode... items) {
        return org.post("/credit_notes/estimate", body(invoice, object(), items));
    }

    JsonNode estimated(JsonNode invoice, ObjectNode... items) {
        return estimate(invoice, items).ok().get("estimated_credit_note");
    }

    /** Oldest first. */
    List<JsonNode> all() {
        var notes = new ArrayList<JsonNode>();
        org.get("/credit_notes").ok().get("credit_notes").forEach(notes::addFirst);
        return notes;
    }

    JsonNode now(JsonNode note) {
        return org.get("/credit_notes/" + id(note)).ok().get("credit_note");
    }

    JsonNode invoiceNow(JsonNode invoice) {
        return org.invoice(id(invoice));
    }

    static String id(JsonNode thing) {
        return thing.get("lago_id").asString();
    }

    static long cents(JsonNode thing, String what) {
        return thing.get(what + "_amount_cents").asLong();
    }
}
