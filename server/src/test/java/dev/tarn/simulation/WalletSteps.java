package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Prepaid credits: bought, granted, topped up by rules, taken back, ended. */
final class WalletSteps {
    private final Chance chance;
    private final Life life;
    private int wallets;

    WalletSteps(Chance chance, Life life) {
        this.chance = chance;
        this.life = life;
    }

    void draw(LocalDate day) {
        if (chance.oneIn(12)) {
            create(day);
        }
        if (chance.oneIn(6)) {
            move(day);
        }
        if (chance.oneIn(60)) {
            int draw = chance.below(1000);
            life.add(
                    chance.moment(day),
                    "end wallet #" + draw,
                    org -> Found.wallet(
                                    org,
                                    draw,
                                    wallet -> wallet.get("status").asString().equals("active"))
                            .ifPresent(wallet ->
                                    org.delete("/wallets/" + Found.id(wallet)).ok()));
        }
    }

    private void create(LocalDate day) {
        Buyer who = chance.pick(Buyer.ALL);
        ObjectNode wallet = object("external_customer_id", who.id(), "currency", who.currency());
        wallet.put("name", "wallet-" + wallets++);
        wallet.put("rate_amount", chance.pick(List.of("1", "2", "0.37")));
        wallet.put("priority", chance.between(1, 5));
        wallet.put("granted_credits", String.valueOf(chance.between(0, 300)));
        wallet.put("paid_credits", String.valueOf(chance.between(0, 200)));
        if (chance.oneIn(4)) {
            wallet.put(
                    "expiration_at",
                    day.plusDays(chance.between(10, 50))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toString());
        }
        switch (chance.below(4)) {
            case 0 -> wallet.set("applies_to", object("fee_types", list("charge")));
            case 1 -> wallet.set("applies_to", object("billable_metric_codes", list("calls", "data")));
            default -> {
                // pays for everything
            }
        }
        switch (chance.below(4)) {
            case 0 -> wallet.set("recurring_transaction_rules", list(byInterval()));
            case 1 -> wallet.set("recurring_transaction_rules", list(byThreshold()));
            default -> {
                // is topped up by hand
            }
        }
        life.add(
                chance.moment(day),
                "wallet " + wallet,
                org -> Found.tried(org.post("/wallets", object("wallet", wallet))));
    }

    private ObjectNode byInterval() {
        var rule = object("trigger", "interval", "interval", chance.oneIn(2) ? "weekly" : "monthly");
        rule.put("paid_credits", String.valueOf(chance.between(0, 40)));
        return rule.put("granted_credits", String.valueOf(chance.between(1, 40)));
    }

    private ObjectNode byThreshold() {
        var rule = object("trigger", "threshold", "threshold_credits", String.valueOf(chance.between(5, 60)));
        if (chance.oneIn(2)) {
            return rule.put("method", "target").put("target_ongoing_balance", String.valueOf(chance.between(60, 200)));
        }
        rule.put("paid_credits", String.valueOf(chance.between(1, 90)));
        return rule.put("granted_credits", String.valueOf(chance.between(0, 30)));
    }

    private void move(LocalDate day) {
        int draw = chance.below(1000);
        String credits = chance.below(90) + "." + chance.below(1000);
        String what = chance.pick(List.of("paid_credits", "granted_credits", "voided_credits"));
        life.add(
                chance.moment(day),
                what + " " + credits + " in wallet #" + draw,
                org -> Found.wallet(
                                org,
                                draw,
                                wallet -> wallet.get("status").asString().equals("active"))
                        .ifPresent(wallet -> Found.tried(org.post(
                                "/wallet_transactions",
                                object("wallet_transaction", object("wallet_id", Found.id(wallet), what, credits))))));
    }
}
