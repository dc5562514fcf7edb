package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people do in so many days, drawn from a seed: the same seed is the same life. Every interval, calendar and anniversary, in advance and
 * in arrears, in many zones and currencies; usage, changes of plan, ends, trials, grace periods, coupons, taxes, edits.
 */
final class Script {
    static final LocalDate FROM = LocalDate.parse("2024-01-01");
    /** Something that is done at an instant. */
    private record Act(Instant at, String what, Consumer<Sandbox> how) {}

    /** A subscription as the script knows it. */
    private static final class Sold {
        final String id;
        final Buyer who;
        final boolean inAdvance;
        String plan;
        Instant startsAt;
        Instant endsAt = Instant.MAX;

        Sold(String id, Buyer who, String plan, boolean inAdvance, Instant startsAt) {
            this.id = id;
            this.who = who;
            this.plan = plan;
            this.inAdvance = inAdvance;
            this.startsAt = startsAt;
        }
    }

    private final RandomGenerator random;
    private final LocalDate to;
    private final List<Act> acts = new ArrayList<>();
    private final List<Sold> sold = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();

    private Script(long seed, int days) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        to = FROM.plusDays(days);
    }

    static Script of(long seed, int days) {
        var script = new Script(seed, days);
        script.sellEverything();
        for (LocalDate day = FROM.plusDays(1); day.isBefore(script.to.minusDays(2)); day = day.plusDays(1)) {
            script.draw(day);
        }
        script.endEverything();
        script.acts.sort(Comparator.comparing(Act::at));
        return script;
    }

    /** Every subscription of the script. */
    List<String> subscriptionIds() {
        return sold.stream().map(each -> each.id).toList();
    }

    /** How many calls were made under this subscription while it was in force. */
    int calls(String subscriptionId) {
        return calls.getOrDefault(subscriptionId, 0);
    }

    /** How the clock gets to an instant. */
    interface Travel {
        void to(Sandbox org, Instant moment);
    }

    /** Lives it all day by day: the clock stops at every midnight in UTC. */
    void live(Sandbox org, Runnable everyDay) {
        run(org, (sandbox, moment) -> sandbox.travelTo(moment.toString()), everyDay, true);
    }

    /** Does the same, but the clock stops only where something is done. */
    void jump(Sandbox org, Travel travel) {
        run(org, travel, () -> {}, false);
    }

    private void run(Sandbox org, Travel travel, Runnable everyDay, boolean dayByDay) {
        Offer.in(org);
        var left = new ArrayList<>(acts);
        for (LocalDate day = FROM; !day.isAfter(to); day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            while (!left.isEmpty() && left.getFirst().at().isBefore(end)) {
                Act act = left.removeFirst();
                if (act.at().isAfter(org.now())) {
                    travel.to(org, act.at());
                }
                act.how().accept(org);
            }
            if (dayByDay) {
                travel.to(org, end);
                everyDay.run();
            }
        }
        travel.to(org, to.plusMonths(2).atStartOfDay(ZoneOffset.UTC).toInstant());
        everyDay.run();
    }

    // --- what happens

    private void sellEverything() {
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
        Buyer who = pick(Buyer.ALL);
        String plan = Offer.code(random.nextBoolean() ? "small" : "large", interval, who.currency(), inAdvance);
        Instant at =
                moment(FROM.plusDays(random.nextInt(Math.min(60, (int) (to.toEpochDay() - FROM.toEpochDay()) / 2))));
        // now, some days ago or some days ahead
        Instant startsAt = at.plusSeconds(86_400L * (random.nextInt(3) == 0 ? random.nextInt(-20, 20) : 0));
        var one = new Sold("sub-" + sold.size(), who, plan, inAdvance, startsAt.isBefore(at) ? at : startsAt);
        sold.add(one);
        ObjectNode fields = object("billing_time", time, "subscription_at", startsAt.toString());
        if (inAdvance) {
            fields.put("on_termination_credit_note", "skip");
        }
        if (random.nextInt(6) == 0) {
            fields.put(
                    "ending_at",
                    startsAt.plusSeconds(86_400L * random.nextInt(100, 300)).toString());
            one.endsAt = Instant.parse(fields.get("ending_at").asString());
        }
        if (random.nextInt(5) == 0) {
            fields.put("consolidate_invoice", false);
        }
        act(at, "subscribe " + one.id, org -> org.subscribe(one.id, who.id(), plan, fields));
    }

    private void draw(LocalDate day) {
        use(day);
        if (random.nextInt(9) == 0) {
            changePlan(day);
        }
        if (random.nextInt(40) == 0) {
            end(day);
        }
        if (random.nextInt(20) == 0) {
            Instant at = moment(day);
            boolean finalize = random.nextBoolean();
            act(at, "touch a draft", org -> touchDraft(org, finalize));
        }
        if (random.nextInt(120) == 0) {
            String rate = String.valueOf(random.nextInt(5, 25));
            act(
                    moment(day),
                    "tax",
                    org -> org.put("/taxes/vat", object("tax", object("rate", rate)))
                            .ok());
        }
    }

    private void use(LocalDate day) {
        Instant at = moment(day);
        var active = activeAt(at);
        if (active.isEmpty()) {
            return;
        }
        var events = new ArrayList<Object>();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            Sold one = pick(active);
            boolean call = random.nextInt(3) > 0;
            events.add(object(
                    "code",
                    call ? "calls" : "data",
                    "transaction_id",
                    day + "/" + i,
                    "external_subscription_id",
                    one.id,
                    "timestamp",
                    at.getEpochSecond(),
                    "properties",
                    call ? object() : object("gb", random.nextInt(1, 4000) / 100.0)));
            if (call) {
                calls.merge(one.id, 1, Integer::sum);
            }
        }
        act(
                at,
                "events",
                org -> org.send("POST", "/events/batch", object("events", list(events)), Map.of())
                        .ok());
    }

    private void changePlan(LocalDate day) {
        Instant at = moment(day);
        var active = activeAt(at);
        if (active.isEmpty()) {
            return;
        }
        Sold one = pick(active);
        String interval = pick(Offer.INTERVALS);
        String plan = Offer.code(random.nextBoolean() ? "small" : "large", interval, one.who.currency(), one.inAdvance);
        if (!plan.equals(one.plan)) {
            one.plan = plan;
            ObjectNode fields = object();
            if (one.inAdvance) {
                fields.put("on_termination_credit_note", "skip");
            }
            act(at, one.id + " to " + plan, org -> org.subscribe(one.id, one.who.id(), plan, fields));
        }
    }

    private void end(LocalDate day) {
        // what is used today is used before
        Instant at = moment(day.plusDays(1));
        var active = activeAt(at);
        if (!active.isEmpty()) {
            end(pick(active), at);
        }
    }

    private void end(Sold one, Instant at) {
        one.endsAt = at;
        act(at, "end " + one.id, org -> org.terminate(one.id));
    }

    /** So that everything that was used has been billed at the end. */
    private void endEverything() {
        Instant last = to.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(3600);
        sold.stream().filter(one -> one.endsAt.isAfter(last)).forEach(one -> end(one, last));
    }

    private static void touchDraft(Sandbox org, boolean finalize) {
        var drafts = org.get("/invoices?status=draft&per_page=1").ok().get("invoices");
        if (!drafts.isEmpty()) {
            String id = drafts.get(0).get("lago_id").asString();
            org.put("/invoices/" + id + (finalize ? "/finalize" : "/refresh"), null)
                    .ok();
        }
    }

    private List<Sold> activeAt(Instant at) {
        // a day after the start, so that what is asked for has begun in every zone; a day before the end likewise
        return sold.stream()
                .filter(one -> one.startsAt.plusSeconds(86_400).isBefore(at)
                        && one.endsAt.minusSeconds(86_400).isAfter(at))
                .toList();
    }

    private <T> T pick(List<T> any) {
        return any.get(random.nextInt(any.size()));
    }

    private Instant moment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_399));
    }

    private void act(Instant at, String what, Consumer<Sandbox> how) {
        acts.add(new Act(at, what, org -> {
            try {
                how.accept(org);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(at + ": " + what, failed);
            }
        }));
    }
}
