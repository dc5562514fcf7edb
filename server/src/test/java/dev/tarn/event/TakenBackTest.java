package dev.tarn.event;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Events that are taken back while others come in (MTR-124). */
class TakenBackTest {
    private final RollupCheck check = TarnServer.bean(RollupCheck.class);
    private final Sandbox sandbox = Sandbox.at("2024-03-05");

    private static ObjectNode event(String id, int value) {
        var event = object("transaction_id", id, "code", "volume", "external_subscription_id", "sub");
        event.set("properties", object("value", value));
        return event;
    }

    private String applied() {
        String id = sandbox.post("/backfills", list(event("a", 3)))
                .ok()
                .at("/backfill/lago_id")
                .asString();
        sandbox.post("/backfills/" + id + "/apply", null).ok();
        return id;
    }

    @Test
    void rollups_tell_what_events_do_while_some_are_taken_back_and_others_arrive() {
        var metric = sandbox.metric("volume", "sum_agg", object("field_name", "value"));
        sandbox.plan("pro", 0, sandbox.charge(metric, "standard", object("amount", "1")));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
        String id = applied();
        assertThat(sandbox.usage("ada", "sub").get("amount_cents").asLong()).isEqualTo(300);

        AtOnce.doing(
                5,
                i -> i == 0
                        ? sandbox.send("POST", "/backfills/" + id + "/undo", null, Map.of())
                                .ok()
                        : sandbox.send("POST", "/events", object("event", event("other" + i, 1)), Map.of())
                                .ok());
        sandbox.settle();

        assertThat(sandbox.usage("ada", "sub").get("amount_cents").asLong()).isEqualTo(400);
        assertThat(check.violations()).noneMatch(violation -> violation.contains(sandbox.organizationId()));
        applied();
        assertThat(sandbox.usage("ada", "sub").get("amount_cents").asLong()).isEqualTo(700);
    }
}
