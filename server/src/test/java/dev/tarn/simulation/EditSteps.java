package dev.tarn.simulation;

import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What changes under open periods and drafts: taxes, terms of customers, fees adjusted by hand. */
final class EditSteps {
    private final Chance chance;
    private final Life life;

    EditSteps(Chance chance, Life life) {
        this.chance = chance;
        this.life = life;
    }

    void draw(LocalDate day) {
        if (chance.oneIn(15)) {
            touchDraft(day);
        }
        if (chance.oneIn(8)) {
            adjustFee(day);
        }
        if (chance.oneIn(60)) {
            String rate = String.valueOf(chance.between(5, 25));
            String tax = chance.pick(List.of("vat", "city"));
            life.add(
                    chance.moment(day),
                    tax + " is " + rate + " %",
                    org -> org.put("/taxes/" + tax, object("tax", object("rate", rate)))
                            .ok());
        }
        if (chance.oneIn(20)) {
            changeTerms(day);
        }
    }

    private void touchDraft(LocalDate day) {
        int draw = chance.below(1000);
        boolean finalize = chance.oneIn(2);
        life.add(
                chance.moment(day),
                (finalize ? "finalize" : "refresh") + " draft #" + draw,
                org -> Found.invoice(org, "status=draft", draw, invoice -> true)
                        .ifPresent(invoice -> org.put(
                                        "/invoices/" + Found.id(invoice) + (finalize ? "/finalize" : "/refresh"), null)
                                .ok()));
    }

    private void adjustFee(LocalDate day) {
        int draw = chance.below(1000);
        ObjectNode change = object("units", String.valueOf(chance.between(0, 20)));
        if (chance.oneIn(2)) {
            change.put("unit_precise_amount", chance.between(0, 9) + "." + chance.between(0, 999));
        }
        boolean takeBack = chance.oneIn(4);
        life.add(
                chance.moment(day),
                "adjust a fee of draft #" + draw + " " + change,
                org -> Found.invoice(org, "status=draft", draw, invoice -> true)
                        .ifPresent(invoice -> adjust(org, Found.id(invoice), draw, change, takeBack)));
    }

    private static void adjust(Sandbox org, String draft, int draw, ObjectNode change, boolean takeBack) {
        // calls are counted at the end
        var fees = org.invoice(draft)
                .get("fees")
                .valueStream()
                .filter(fee -> !fee.at("/item/code").asString().equals("calls"))
                .sorted(Comparator.comparing(
                        (JsonNode fee) -> fee.at("/item/type").asString()
                                + fee.at("/item/code").asString()
                                + fee.path("external_subscription_id").asString("-")
                                + fee.get("units").asString()
                                + fee.get("precise_amount").asString()))
                .toList();
        if (!fees.isEmpty()) {
            change.put("fee_id", Found.id(fees.get(draw % fees.size())));
            var reply = org.post("/invoices/" + draft + "/adjusted_fees", object("adjusted_fee", change));
            if (Found.tried(reply) && takeBack) {
                String id = reply.json().at("/fee/lago_id").asString();
                Found.tried(org.delete("/invoices/" + draft + "/adjusted_fees/" + id));
            }
        }
    }

    private void changeTerms(LocalDate day) {
        Buyer who = chance.pick(Buyer.ALL);
        var fields = object("external_id", who.id(), "net_payment_term", chance.between(0, 40));
        fields.set("billing_configuration", object("invoice_grace_period", chance.between(0, 8)));
        life.add(
                chance.moment(day),
                "terms " + fields,
                org -> org.post("/customers", object("customer", fields)).ok());
    }
}
