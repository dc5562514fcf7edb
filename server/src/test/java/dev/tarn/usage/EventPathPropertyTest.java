package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In which order events are sent, and how many at once, and whether again: all of it changes nothing. */
class EventPathPropertyTest {
    private static final long SEED = Long.getLong("tarn.seed", 20_261_125L);
    private static final List<String> AGGREGATIONS =
            List.of("count_agg", "sum_agg", "max_agg", "latest_agg", "unique_count_agg", "weighted_sum_agg");
    private static final int EVENTS = 60;

    private final Sandbox sandbox = Sandbox.at("2024-03-10");
    private final Random random = new Random(SEED);

    @Test
    void the_path_events_take_changes_nothing_MTR_012() {
        plan();
        List<ObjectNode> events = events();
        events.forEach(event ->
                sandbox.post("/events", object("event", to("ordered", event))).ok());
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        while (!shuffled.isEmpty()) {
            send(take(shuffled));
        }

        String repeat = "repeat with -Dtarn.seed=" + SEED;
        assertThat(used("shuffled")).as(repeat).isEqualTo(used("ordered"));
        sandbox.travelTo("2024-04-01T01:00");
        assertThat(billed("shuffled")).as(repeat).isNotEmpty().isEqualTo(billed("ordered"));
    }

    private void plan() {
        var charges = new ArrayList<ObjectNode>();
        for (String aggregation : AGGREGATIONS) {
            var more = object("field_name", "n");
            if (aggregation.equals("weighted_sum_agg")) {
                more.put("weighted_interval", "seconds");
            }
            JsonNode metric = sandbox.metric(aggregation, aggregation, more);
            charges.add(
                    sandbox.charge(metric, "standard", object("amount", "0.37", "pricing_group_keys", list("region"))));
        }
        sandbox.plan("pro", 0, charges.toArray(ObjectNode[]::new));
        for (String name : List.of("ordered", "shuffled")) {
            sandbox.customer(name);
            sandbox.subscribe(name, name, "pro");
        }
    }

    private List<ObjectNode> events() {
        var events = new ArrayList<ObjectNode>();
        long start = sandbox.now().getEpochSecond();
        for (int no = 0; no < EVENTS; no++) {
            String n = random.nextInt(10) == 0
                    ? "none"
                    : java.math.BigDecimal.valueOf(random.nextInt(1, 900), 2).toPlainString();
            var properties = object("n", n, "region", random.nextBoolean() ? "eu" : "us");
            if (random.nextInt(4) == 0) {
                properties.put("operation_type", "remove");
            }
            events.add(object(
                    "code",
                    AGGREGATIONS.get(random.nextInt(AGGREGATIONS.size())),
                    "transaction_id",
                    "t" + no,
                    "timestamp",
                    start + 60 + no * 1_000L,
                    "properties",
                    properties));
        }
        return events;
    }

    private static ObjectNode to(String subscription, ObjectNode event) {
        return event.deepCopy().put("external_subscription_id", subscription);
    }

    private List<ObjectNode> take(List<ObjectNode> left) {
        int many = Math.min(left.size(), random.nextInt(1, 9));
        var taken = new ArrayList<>(left.subList(0, many));
        left.subList(0, many).clear();
        return taken;
    }

    /** One by one or together; now and then again, which is refused. */
    private void send(List<ObjectNode> events) {
        var sent = events.stream().map(event -> to("shuffled", event)).toList();
        if (sent.size() == 1) {
            sandbox.post("/events", object("event", sent.getFirst())).ok();
        } else {
            sandbox.post("/events/batch", object("events", list(sent.toArray())))
                    .ok();
        }
        if (random.nextInt(3) == 0) {
            sandbox.post("/events", object("event", sent.getLast())).isInvalid("transaction_id", "value_already_exist");
        }
    }

    private JsonNode used(String name) {
        return sandbox.usage(name, name).get("charges_usage");
    }

    private List<String> billed(String name) {
        var fees = new ArrayList<String>();
        sandbox.get("/fees?per_page=100&fee_type=charge&external_subscription_id=" + name)
                .ok()
                .get("fees")
                .forEach(fee -> fees.add(fee.at("/item/code").asString() + fee.at("/item/grouped_by") + " "
                        + fee.get("units").asString() + " " + fee.get("amount_cents") + " " + fee.get("events_count")));
        Collections.sort(fees);
        return fees;
    }
}
