package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is given: coupons of every kind, credit notes by hand; and one-off invoices, which they take from. */
final class CreditSteps {
    private static final List<String> FREQUENCIES = List.of("once", "recurring", "forever");
    private static final List<String> KINDS = List.of("credit", "refund", "offset");

    private final Chance chance;
    private final Life life;
    private int coupons;

    CreditSteps(Chance chance, Life life) {
        this.chance = chance;
        this.life = life;
    }

    void draw(LocalDate day) {
        if (chance.oneIn(10)) {
            coupon(day);
        }
        if (chance.oneIn(8)) {
            oneOff(day);
        }
        if (chance.oneIn(4)) {
            creditNote(day);
        }
        if (chance.oneIn(25)) {
            voidNote(day);
        }
        if (chance.oneIn(30)) {
            int draw = chance.below(1000);
            life.add(chance.moment(day), "take a coupon back", org -> takeBack(org, draw));
        }
    }

    private void coupon(LocalDate day) {
        Buyer who = chance.pick(Buyer.ALL);
        String code = "coupon-" + coupons++;
        String frequency = chance.pick(FREQUENCIES);
        ObjectNode coupon = object("name", code, "code", code, "frequency", frequency, "expiration", "no_expiration");
        if (frequency.equals("recurring")) {
            coupon.put("frequency_duration", chance.between(1, 5));
        }
        if (chance.oneIn(2)) {
            coupon.setAll(object("coupon_type", "percentage", "percentage_rate", chance.between(1, 101)));
        } else {
            coupon.setAll(object("coupon_type", "fixed_amount", "amount_cents", chance.between(1, 30_000)));
            coupon.put("amount_currency", who.currency());
        }
        if (chance.oneIn(4)) {
            coupon.set("applies_to", object("billable_metric_codes", list("calls")));
        }
        var applied = object("external_customer_id", who.id(), "coupon_code", code);
        life.add(chance.moment(day), "coupon for " + who.id() + " " + coupon, org -> {
            org.post("/coupons", object("coupon", coupon)).ok();
            // a second one of the same metric overlaps
            Found.tried(org.post("/applied_coupons", object("applied_coupon", applied)));
        });
    }

    private static void takeBack(Sandbox org, int draw) {
        var active = org.get("/applied_coupons?status=active&per_page=100")
                .ok()
                .get("applied_coupons")
                .valueStream()
                .sorted(Comparator.comparing(
                        one -> one.get("coupon_code").asString()))
                .toList();
        if (!active.isEmpty()) {
            JsonNode one = active.get(draw % active.size());
            org.delete("/customers/" + one.get("external_customer_id").asString() + "/applied_coupons/" + Found.id(one))
                    .ok();
        }
    }

    private void oneOff(LocalDate day) {
        Buyer who = chance.pick(Buyer.ALL);
        var first = object("add_on_code", "seat", "units", chance.between(1, 900) / 10.0, "unit_amount_cents", 777);
        var second = object("add_on_code", "seat", "units", 1, "unit_amount_cents", chance.between(0, 30_000));
        second.set("tax_codes", chance.oneIn(2) ? list("city") : list("vat", "city"));
        var invoice = object("external_customer_id", who.id(), "currency", who.currency(), "fees", list(first, second));
        life.add(
                chance.moment(day),
                "one-off " + invoice,
                org -> org.post("/invoices", object("invoice", invoice)).ok());
    }

    private void creditNote(LocalDate day) {
        int draw = chance.below(1000);
        int permille = chance.oneIn(3) ? 1000 : chance.between(1, 1000);
        String kind = chance.pick(KINDS);
        life.add(chance.moment(day), "credit note " + kind + " " + permille + " permille of #" + draw, org -> {
            var found = Found.invoice(
                    org, "status=finalized", draw, invoice -> Found.cents(invoice, "sub_total_including_taxes") > 0);
            found.ifPresent(row -> note(org, org.invoice(Found.id(row)), draw, permille, kind));
        });
    }

    private static void note(Sandbox org, JsonNode invoice, int draw, int permille, String kind) {
        var fees = invoice.get("fees")
                .valueStream()
                .filter(fee -> fee.get("amount_cents").asLong() > 0)
                .sorted(Comparator.comparing(CreditSteps::ofFee))
                .toList();
        if (fees.isEmpty()) {
            return;
        }
        JsonNode fee = fees.get(draw % fees.size());
        long cents = Math.max(1, fee.get("amount_cents").asLong() * permille / 1000);
        var item = object("fee_id", Found.id(fee), "amount_cents", cents);
        var note = object("invoice_id", Found.id(invoice), "items", list(item));
        var estimated = org.send("POST", "/credit_notes/estimate", object("credit_note", note), Map.of());
        if (!Found.tried(estimated)) {
            return;
        }
        JsonNode limits = estimated.json().get("estimated_credit_note");
        long whole = limits.get("max_creditable_amount_cents").asLong();
        String limit = switch (kind) {
            case "refund" -> "max_refundable_amount_cents";
            case "offset" -> "max_offsettable_amount_cents";
            default -> "max_creditable_amount_cents";
        };
        long part = Math.min(whole, limits.get(limit).asLong());
        note.put(kind + "_amount_cents", part);
        if (!kind.equals("credit") && whole > part) {
            note.put("credit_amount_cents", whole - part);
        }
        Found.tried(org.post("/credit_notes", object("credit_note", note)));
    }

    private static String ofFee(JsonNode fee) {
        return fee.at("/item/type").asString()
                + fee.at("/item/code").asString()
                + fee.path("external_subscription_id").asString("-")
                + fee.get("units").asString()
                + fee.get("from_date").asString("-")
                + fee.get("precise_amount").asString()
                + fee.path("grouped_by");
    }

    private void voidNote(LocalDate day) {
        int draw = chance.below(1000);
        life.add(chance.moment(day), "void a credit note #" + draw, org -> {
            var notes = org.get("/credit_notes?credit_status=available&per_page=100")
                    .ok()
                    .get("credit_notes")
                    .valueStream()
                    .sorted(Comparator.comparing(
                            note -> note.get("number").asString().replaceFirst("^[A-Z]*-[0-9A-F]*", "")
                                    + note.get("total_amount_cents").asLong()))
                    .toList();
            if (!notes.isEmpty()) {
                Found.tried(org.put("/credit_notes/" + Found.id(notes.get(draw % notes.size())) + "/void", null));
            }
        });
    }
}
