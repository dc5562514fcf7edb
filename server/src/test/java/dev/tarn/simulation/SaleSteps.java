package dev.tarn.simulation;

import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions: sold, changed to other plans, given prices and units of their own, ended. */
final class SaleSteps {
    private static final List<String> KINDS_OF_NOTES = List.of("skip", "credit", "refund", "offset");

    private final Chance chance;
    private final Life life;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Sold> sold = new ArrayList<>();

    SaleSteps(Chance chance, Life life, LocalDate from, LocalDate to) {
        this.chance = chance;
        this.life = life;
        this.from = from;
        this.to = to;
    }

    List<Sold> all() {
        return sold;
    }

    List<Sold> activeAt(Instant at) {
        return sold.stream().filter(one -> one.isActiveAt(at)).toList();
    }

    void sellEverything() {
        for (String interval : Offer.INTERVALS) {
            for (boolean inAdvance : new boolean[] {false, true}) {
                for (String time : List.of("calendar", "anniversary")) {
                    sell(interval, inAdvance, time);
                    sell(interval, inAdvance, time);
                }
            }
        }
    }

    private void sell(String interval, boolean inAdvance, String time) {
        Buyer who = chance.pick(Buyer.ALL);
        String plan = Offer.code(chance.pick(Offer.SIZES), interval, who.currency(), inAdvance);
        int days = (int) (to.toEpochDay() - from.toEpochDay());
        Instant at = chance.moment(from.plusDays(chance.below(Math.min(60, days / 2))));
        // now, some days ago or some days ahead
        Instant startsAt = at.plusSeconds(86_400L * (chance.oneIn(3) ? chance.between(-20, 20) : 0));
        var one = new Sold("sub-" + sold.size(), who, plan, inAdvance, startsAt.isBefore(at) ? at : startsAt);
        sold.add(one);
        ObjectNode fields = object("billing_time", time, "subscription_at", startsAt.toString());
        if (inAdvance) {
            fields.put("on_termination_credit_note", chance.pick(KINDS_OF_NOTES));
        }
        if (chance.oneIn(6)) {
            one.endsAt = startsAt.plusSeconds(86_400L * chance.between(100, 300));
            fields.put("ending_at", one.endsAt.toString());
        }
        if (chance.oneIn(5)) {
            fields.put("consolidate_invoice", false);
        }
        if (chance.oneIn(5)) {
            fields.set("plan_overrides", object("amount_cents", chance.between(100, 50_000), "name", "Special"));
        }
        life.add(at, "subscribe " + one.id + " to " + plan, org -> org.subscribe(one.id, who.id(), plan, fields));
    }

    void draw(LocalDate day) {
        if (chance.oneIn(9)) {
            changePlan(day);
        }
        if (chance.oneIn(40)) {
            end(day);
        }
        if (chance.oneIn(12)) {
            changeUnits(day);
        }
        if (chance.oneIn(25)) {
            overrideCharge(day);
        }
    }

    private void changePlan(LocalDate day) {
        Instant at = chance.moment(day);
        var active = activeAt(at);
        if (active.isEmpty()) {
            return;
        }
        Sold one = chance.pick(active);
        String interval = chance.pick(Offer.INTERVALS);
        String plan = Offer.code(chance.pick(Offer.SIZES), interval, one.who.currency(), one.inAdvance);
        String note = chance.pick(KINDS_OF_NOTES);
        if (!plan.equals(one.plan)) {
            one.plan = plan;
            ObjectNode fields = one.inAdvance ? object("on_termination_credit_note", note) : object();
            life.add(at, one.id + " to " + plan, org -> org.subscribe(one.id, one.who.id(), plan, fields));
        }
    }

    private void end(LocalDate day) {
        // what is used today is used before
        Instant at = chance.moment(day.plusDays(1));
        var active = activeAt(at);
        if (!active.isEmpty()) {
            end(chance.pick(active), at);
        }
    }

    private void end(Sold one, Instant at) {
        String note = chance.pick(KINDS_OF_NOTES);
        one.endsAt = at;
        life.add(
                at,
                "end " + one.id + " with " + note,
                org -> org.delete("/subscriptions/" + one.id + "?on_termination_credit_note=" + note)
                        .ok());
    }

    /** So that everything that was used has been billed at the end. */
    void endEverything() {
        Instant last = to.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(3600);
        sold.stream().filter(one -> one.endsAt.isAfter(last)).forEach(one -> end(one, last));
    }

    /** More or fewer seats, at once or with the next period, for one subscription or for all of the plan. */
    private void changeUnits(LocalDate day) {
        Instant at = chance.moment(day);
        var active = activeAt(at);
        if (active.isEmpty()) {
            return;
        }
        Sold one = chance.pick(active);
        boolean ofPlan = chance.oneIn(3);
        int draw = chance.below(1000);
        ObjectNode fields = object("units", chance.between(0, 12), "apply_units_immediately", chance.oneIn(2));
        String path = (ofPlan ? "/plans/" + one.plan : "/subscriptions/" + one.id) + "/fixed_charges";
        life.add(at, "units at " + path + " " + fields, org -> {
            // a change of plan may wait for the end of the period, and the plan's own seats be others meanwhile
            var codes = codes(org, path, "fixed_charges");
            if (!codes.isEmpty()) {
                org.put(path + "/" + codes.get(draw % codes.size()), object("fixed_charge", fields))
                        .ok();
            }
        });
    }

    private void overrideCharge(LocalDate day) {
        Instant at = chance.moment(day);
        var active = activeAt(at);
        if (active.isEmpty()) {
            return;
        }
        Sold one = chance.pick(active);
        String amount = "0.0" + chance.between(1, 99);
        life.add(
                at,
                "own price of " + one.id + " " + amount,
                org -> org.put(
                                "/subscriptions/" + one.id + "/charges/calls",
                                object("charge", object("properties", object("amount", amount))))
                        .ok());
    }

    private static List<String> codes(Sandbox org, String path, String what) {
        return org.send("GET", path, null, Map.of())
                .ok()
                .get(what)
                .valueStream()
                .map(row -> row.get("code").asString())
                .sorted()
                .toList();
    }
}
