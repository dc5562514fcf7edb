package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Usage: now and late, one by one and many at once, sent again. */
final class UsageSteps {
    private static final List<String> REGIONS = List.of("eu", "us", "moon");

    private final Chance chance;
    private final Life life;
    private final SaleSteps sales;
    private final Map<String, Integer> calls = new HashMap<>();

    UsageSteps(Chance chance, Life life, SaleSteps sales) {
        this.chance = chance;
        this.life = life;
        this.sales = sales;
    }

    /** How many calls were made under this subscription while it was in force; calls are never late. */
    int calls(String subscriptionId) {
        return calls.getOrDefault(subscriptionId, 0);
    }

    void draw(LocalDate day) {
        use(day);
        if (chance.oneIn(6)) {
            useLate(day);
        }
    }

    private void use(LocalDate day) {
        Instant at = chance.moment(day);
        var active = sales.activeAt(at);
        if (active.isEmpty()) {
            return;
        }
        var events = new ArrayList<ObjectNode>();
        for (int i = chance.between(1, 12); i > 0; i--) {
            Sold one = chance.pick(active);
            boolean call = chance.oneIn(3);
            events.add(event(call ? "calls" : chance.pick(Offer.METRICS), day + "/" + i, one, at));
            if (call) {
                calls.merge(one.id, 1, Integer::sum);
            }
        }
        switch (chance.below(3)) {
            case 0 -> batch(at, events);
            case 1 -> bulk(at, events);
            default -> oneByOne(at, events);
        }
    }

    private void batch(Instant at, List<ObjectNode> events) {
        life.add(at, "events in a batch, then one of them again: " + events, org -> {
            org.send("POST", "/events/batch", object("events", list(events)), Map.of())
                    .ok();
            org.settle();
            org.send("POST", "/events/batch", object("events", list(events.getFirst())), Map.of())
                    .isRefused(422);
        });
    }

    private void bulk(Instant at, List<ObjectNode> events) {
        var twice = new ArrayList<>(events);
        twice.addAll(events.subList(0, 1 + events.size() / 2));
        life.add(at, "events in bulk, half of them twice, then all again: " + events, org -> {
            org.send("POST", "/events/bulk?duplicates=accept", list(twice), Map.of())
                    .ok();
            org.settle();
            org.send("POST", "/events/bulk?duplicates=accept", list(events), Map.of())
                    .ok();
            org.settle();
        });
    }

    private void oneByOne(Instant at, List<ObjectNode> events) {
        life.add(at, "events one by one: " + events, org -> {
            events.forEach(each -> org.post("/events", object("event", each)).ok());
            org.post("/events", object("event", events.getLast())).isRefused(422);
        });
    }

    /** Of days to months ago: of this period or of one that is billed. */
    private void useLate(LocalDate day) {
        Instant at = chance.moment(day);
        Instant when = at.minusSeconds(86_400L * chance.between(1, 45) + chance.below(86_400));
        var active = sales.all().stream()
                .filter(one -> one.isActiveAt(at) && one.isActiveAt(when))
                .toList();
        if (active.isEmpty()) {
            return;
        }
        ObjectNode event = event(chance.pick(Offer.LATE_METRICS), day + "/late", chance.pick(active), when);
        life.add(
                at,
                "late event " + event,
                org -> org.post("/events", object("event", event)).ok());
    }

    private ObjectNode event(String code, String transactionId, Sold one, Instant when) {
        return object(
                "code",
                code,
                "transaction_id",
                transactionId,
                "external_subscription_id",
                one.id,
                "timestamp",
                when.getEpochSecond(),
                "precise_total_amount_cents",
                String.valueOf(chance.between(0, 90_000) / 100.0),
                "properties",
                properties(code));
    }

    private ObjectNode properties(String code) {
        return switch (code) {
            case "calls" -> object();
            case "seats" ->
                object("seat", "seat-" + chance.below(6), "operation_type", chance.oneIn(3) ? "remove" : "add");
            case "load" -> object("n", chance.between(-5, 9));
            default ->
                object(
                        "n",
                        chance.between(1, 4000) / 100.0,
                        "region",
                        chance.pick(REGIONS),
                        "team",
                        "team-" + chance.below(3));
        };
    }
}
