package dev.tarn.backfill;

import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A customer who uses tokens at a euro each, and what is uploaded of them later. */
final class BackfillWorld {
    final Sandbox sandbox;

    BackfillWorld(ObjectNode settings) {
        this(settings, object(), object());
    }

    BackfillWorld(ObjectNode settings, ObjectNode metric, ObjectNode charge) {
        sandbox = Sandbox.at("2024-01-01", settings);
        JsonNode made = sandbox.metric("tokens", "sum_agg", with(object("field_name", "n"), metric));
        sandbox.plan("pro", 0, with(sandbox.charge(made, "standard", object("amount", "1")), charge));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    static ObjectNode event(String id, String at, int units) {
        return object(
                "transaction_id",
                id,
                "code",
                "tokens",
                "external_subscription_id",
                "sub",
                "timestamp",
                Sandbox.instant(at).getEpochSecond(),
                "properties",
                object("n", units));
    }

    void used(String id, String at, int units) {
        sandbox.post("/events", object("event", event(id, at, units))).ok();
    }

    Reply tryToUpload(ObjectNode... events) {
        return sandbox.send("POST", "/backfills", List.of(events), Map.of());
    }

    String upload(ObjectNode... events) {
        return tryToUpload(events).ok().at("/backfill/lago_id").asString();
    }

    Reply apply(String id) {
        return sandbox.post("/backfills/" + id + "/apply", null);
    }

    Reply undo(String id) {
        return sandbox.post("/backfills/" + id + "/undo", null);
    }

    JsonNode shown(String id) {
        return sandbox.get("/backfills/" + id).ok().get("backfill");
    }

    List<JsonNode> differences(String id) {
        return sandbox.get("/backfills/" + id + "/differences")
                .ok()
                .get("differences")
                .valueStream()
                .toList();
    }

    /** First day, and cents before and after. */
    List<String> changes(String id) {
        return differences(id).stream()
                .map(difference -> difference.get("from").asString().substring(0, 10) + " "
                        + difference.get("amount_cents_before").asLong() + " "
                        + difference.get("amount_cents_after").asLong())
                .toList();
    }

    int events() {
        return sandbox.get("/events?per_page=1").ok().at("/meta/total_count").asInt();
    }

    long inUse() {
        return sandbox.usage("ada", "sub").get("amount_cents").asLong();
    }

    /** First day and cents of the usage fees on the last invoice. */
    List<String> fees() {
        return fees(sandbox.invoices().getLast());
    }

    static List<String> fees(JsonNode invoice) {
        var found = new ArrayList<String>();
        for (JsonNode fee : invoice.get("fees")) {
            if (fee.at("/item/type").asString().equals("charge")) {
                found.add(fee.get("from_date").asString().substring(0, 10) + " "
                        + fee.get("amount_cents").asLong());
            }
        }
        return found.stream().sorted().toList();
    }
}
