package dev.tarn.billing;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people do in a year, drawn from a seed: the same seed is the same year. Every interval, calendar and anniversary, in advance and in
 * arrears, in several zones and currencies; usage, changes of plan, ends, trials, grace periods, taxes, edits.
 */
final class YearScript {
    static final LocalDate FROM = LocalDate.parse("2024-01-01");
    static final LocalDate TO = LocalDate.parse("2025-01-04");
    private static final List<String> INTERVALS = List.of("weekly", "monthly", "quarterly", "semiannual", "yearly");
    private static final List<Who> CUSTOMERS = List.of(
            new Who("kathmandu", "Asia/Kathmandu", "EUR", 0, 0),
            new Who("new-york", "America/New_York", "USD", 3, 15),
            new Who("apia", "Pacific/Apia", "JPY", 0, 30),
            new Who("berlin", "Europe/Berlin", "EUR", 7, 0),
            new Who("kuwait", "Asia/Kuwait", "KWD", 1, 7),
            new Who("lord-howe", "Australia/Lord_Howe", "EUR", 0, 0));

    private record Who(String id, String zone, String currency, int graceDays, int termDays) {}

    /** Something that is done at an instant. */
    private record Act(Instant at, String what, Consumer<Sandbox> how) {}

    /** A subscription as the script knows it. */
    private static final class Sold {
        final String id;
        final Who who;
        final boolean inAdvance;
        String plan;
        Instant startsAt;
        Instant endsAt = Instant.MAX;

        Sold(String id, Who who, String plan, boolean inAdvance, Instant startsAt) {
            this.id = id;
            this.who = who;
            this.plan = plan;
            this.inAdvance = inAdvance;
            this.startsAt = startsAt;
        }
    }

    private final RandomGenerator random;
    private final List<Act> acts = new ArrayList<>();
    private final List<Sold> sold = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();

    private YearScript(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static YearScript of(long seed) {
        var script = new YearScript(seed);
        script.sellEverything();
        for (LocalDate day = FROM.plusDays(1); day.isBefore(TO.minusDays(2)); day = day.plusDays(1)) {
            script.live(day);
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

    /** Lives the year; the clock stops at every midnight in UTC, or only where something is done. */
    void run(Sandbox org, boolean dayByDay, Runnable everyDay) {
        catalog(org);
        var left = new ArrayList<>(acts);
        for (LocalDate day = FROM; !day.isAfter(TO); day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            while (!left.isEmpty() && left.getFirst().at().isBefore(end)) {
                Act act = left.removeFirst();
                if (act.at().isAfter(org.now())) {
                    org.travelTo(act.at().toString());
                }
                act.how().accept(org);
            }
            if (dayByDay) {
                org.travelTo(end.toString());
                everyDay.run();
            }
        }
        org.travelTo(TO.plusMonths(2).toString());
        everyDay.run();
    }

    // --- what is on offer

    private static void catalog(Sandbox org) {
        org.tax("vat", "19");
        org.post("/taxes", object("tax", object("name", "City", "code", "city", "rate", "2.5")))
                .ok();
        var calls = org.metric("calls", "count_agg");
        var data = org.metric("data", "sum_agg", object("field_name", "gb"));
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 100, "amount_currency", "EUR");
        String seat = org.post("/add_ons", object("add_on", addOn))
                .ok()
                .at("/add_on/lago_id")
                .asString();
        for (Who who : CUSTOMERS) {
            var billing = object("invoice_grace_period", who.graceDays(), "document_locale", "en");
            org.customer(
                    who.id(),
                    object(
                            "timezone", who.zone(),
                            "currency", who.currency(),
                            "net_payment_term", who.termDays(),
                            "billing_configuration", billing));
        }
        for (String currency : List.of("EUR", "USD", "JPY", "KWD")) {
            for (String interval : INTERVALS) {
                for (boolean inAdvance : new boolean[] {false, true}) {
                    for (String size : List.of("small", "large")) {
                        plan(
                                org,
                                code(size, interval, currency, inAdvance),
                                size,
                                interval,
                                currency,
                                inAdvance,
                                calls,
                                data,
                                seat);
                    }
                }
            }
        }
    }

    private static String code(String size, String interval, String currency, boolean inAdvance) {
        return size + "-" + interval + "-" + currency + (inAdvance ? "-advance" : "-arrears");
    }

    private static void plan(
            Sandbox org,
            String code,
            String size,
            String interval,
            String currency,
            boolean inAdvance,
            JsonNode calls,
            JsonNode data,
            String seat) {
        boolean large = size.equals("large");
        boolean split = interval.equals("yearly") || interval.equals("semiannual");
        var tiers = list(
                object("from_value", 0, "to_value", 10, "per_unit_amount", "0.333", "flat_amount", "0"),
                object("from_value", 10, "to_value", null, "per_unit_amount", "0.1", "flat_amount", "1.5"));
        var callCharge = org.charge(calls, "standard", object("amount", large ? "0.07" : "0.125"));
        var dataCharge = org.charge(data, "graduated", object("graduated_ranges", tiers));
        if (large) {
            dataCharge.put("min_amount_cents", 777);
        }
        var fixed = object(
                "add_on_id",
                seat,
                "charge_model",
                "standard",
                "units",
                3,
                "prorated",
                large,
                "properties",
                object("amount", "7.77"));
        var fields = object(
                "interval",
                interval,
                "amount_currency",
                currency,
                "pay_in_advance",
                inAdvance,
                "trial_period",
                large ? 0 : interval.equals("weekly") ? 3 : 20,
                "bill_charges_monthly",
                split && large,
                "bill_fixed_charges_monthly",
                split && !inAdvance,
                "fixed_charges",
                list(fixed));
        if (large) {
            fields.set("tax_codes", list("vat", "city"));
        }
        fields.setAll(object(
                "name",
                code,
                "code",
                code,
                "amount_cents",
                large ? 31_337 : 9_999,
                "charges",
                list(callCharge, dataCharge)));
        org.post("/plans", object("plan", fields)).ok();
    }

    // --- what happens

    private void sellEverything() {
        for (String interval : INTERVALS) {
            for (boolean inAdvance : new boolean[] {false, true}) {
                for (String time : List.of("calendar", "anniversary")) {
                    sell(interval, inAdvance, time);
                    sell(interval, inAdvance, time);
                }
            }
        }
    }

    private void sell(String interval, boolean inAdvance, String time) {
        Who who = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
        String plan = code(random.nextBoolean() ? "small" : "large", interval, who.currency(), inAdvance);
        Instant at = moment(FROM.plusDays(random.nextInt(60)));
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

    private void live(LocalDate day) {
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
            Sold one = active.get(random.nextInt(active.size()));
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
        Sold one = active.get(random.nextInt(active.size()));
        String interval = INTERVALS.get(random.nextInt(INTERVALS.size()));
        String plan = code(random.nextBoolean() ? "small" : "large", interval, one.who.currency(), one.inAdvance);
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
            end(active.get(random.nextInt(active.size())), at);
        }
    }

    private void end(Sold one, Instant at) {
        one.endsAt = at;
        act(at, "end " + one.id, org -> org.terminate(one.id));
    }

    /** So that everything that was used has been billed at the end. */
    private void endEverything() {
        Instant last = TO.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(3600);
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
