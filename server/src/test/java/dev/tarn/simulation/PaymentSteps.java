package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Money that comes or does not: payments whole and in parts, requests, failures, lost disputes, voids, invoices made again. */
final class PaymentSteps {
    private static final Predicate<JsonNode> DUE = invoice -> Found.cents(invoice, "total_due") > 0;

    private final Chance chance;
    private final Life life;
    private int payments;

    PaymentSteps(Chance chance, Life life) {
        this.chance = chance;
        this.life = life;
    }

    void draw(LocalDate day) {
        for (int i = chance.below(3); i > 0; i--) {
            pay(day);
        }
        if (chance.oneIn(3)) {
            mark(day);
        }
        if (chance.oneIn(12)) {
            request(day);
        }
        if (chance.oneIn(7)) {
            voidInvoice(day);
        }
        if (chance.oneIn(40)) {
            int draw = chance.below(1000);
            life.add(
                    chance.moment(day),
                    "lose the dispute about #" + draw,
                    org -> Found.invoice(org, "status=finalized", draw, DUE)
                            .ifPresent(invoice -> Found.tried(
                                    org.post("/invoices/" + Found.id(invoice) + "/lose_dispute", object()))));
        }
    }

    private void pay(LocalDate day) {
        int draw = chance.below(1000);
        int percent = chance.oneIn(3) ? chance.between(1, 100) : 100;
        String reference = "wire-" + payments++;
        life.add(
                chance.moment(day),
                "pay " + percent + " % of #" + draw,
                org -> Found.invoice(org, "status=finalized", draw, DUE).ifPresent(invoice -> {
                    long cents = Math.max(1, Found.cents(invoice, "total_due") * percent / 100);
                    var payment = object("invoice_id", Found.id(invoice), "amount_cents", cents);
                    Found.tried(org.post("/payments", object("payment", payment.put("reference", reference))));
                }));
    }

    /** What is known from elsewhere. */
    private void mark(LocalDate day) {
        int draw = chance.below(1000);
        String status = chance.pick(List.of("succeeded", "succeeded", "failed", "pending"));
        life.add(
                chance.moment(day),
                "#" + draw + " is " + status,
                org -> Found.invoice(org, "status=finalized", draw, DUE)
                        .ifPresent(invoice -> Found.tried(org.put(
                                "/invoices/" + Found.id(invoice),
                                object("invoice", object("payment_status", status))))));
    }

    private void request(LocalDate day) {
        Buyer who = chance.pick(Buyer.ALL);
        life.add(chance.moment(day), "ask " + who.id() + " for what is overdue", org -> {
            var overdue = org.get("/invoices?status=finalized&payment_overdue=true&per_page=100&external_customer_id="
                            + who.id())
                    .ok()
                    .get("invoices")
                    .valueStream()
                    .map(Found::id)
                    .toList();
            var request = object("external_customer_id", who.id(), "lago_invoice_ids", list(overdue));
            Found.tried(org.post("/payment_requests", object("payment_request", request)));
        });
    }

    private void voidInvoice(LocalDate day) {
        int draw = chance.below(1000);
        int kind = chance.below(4);
        boolean again = chance.oneIn(2);
        life.add(
                chance.moment(day),
                "void #" + draw + " kind " + kind + (again ? ", make it again" : ""),
                org -> Found.invoice(org, "status=finalized", draw, invoice -> true)
                        .ifPresent(invoice -> voided(org, invoice, kind, again)));
    }

    private static void voided(Sandbox org, JsonNode invoice, int kind, boolean again) {
        long paid = Found.cents(invoice, "total_paid");
        long total = Found.cents(invoice, "total");
        var how = switch (kind) {
            case 0 -> object("generate_credit_note", true, "credit_amount", total);
            case 1 -> object("generate_credit_note", true, "refund_amount", paid);
            case 2 ->
                object("generate_credit_note", true, "refund_amount", paid / 2, "credit_amount", (total - paid) / 3);
            default -> object();
        };
        String path = "/invoices/" + Found.id(invoice);
        if (Found.tried(org.post(path + "/void", how)) && again) {
            Found.tried(org.post(path + "/regenerate", object()));
        }
    }
}
