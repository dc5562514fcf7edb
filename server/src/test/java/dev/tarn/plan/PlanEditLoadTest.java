package dev.tarn.plan;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.platform.StatementCount;
import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Editing a plan is one short transaction, however many subscriptions live by it. {@code -Dtarn.subscriptions=10000} for more of them. */
class PlanEditLoadTest {
    private static final int SUBSCRIPTIONS = Integer.getInteger("tarn.subscriptions", 2_000);
    private static final int SENDERS = 8;
    /** Whatever else the server does meanwhile is counted, too: the fewest of several edits are the edit's own. */
    private static final int EDITS = 5;

    private final Sandbox org = Sandbox.at("2024-01-01");
    private final JsonNode calls = org.metric("calls", "count_agg");

    @Test
    void an_edit_takes_as_many_statements_for_thousands_of_subscriptions_as_for_one_and_reaches_them_all_at_once() {
        plan("few");
        plan("many");
        subscribe("few", 0, 1);
        subscribe("many", 1, SUBSCRIPTIONS);
        edit("few", 1);

        assertThat(statementsOfAnEdit("many")).isEqualTo(statementsOfAnEdit("few"));
        long started = System.nanoTime();
        edit("many", 7);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        for (int subscription : List.of(1, SUBSCRIPTIONS)) {
            org.event("calls", "sub-" + subscription, object());
            assertThat(org.usage("cust-" + subscription, "sub-" + subscription).at("/charges_usage/0/amount_cents"))
                    .hasToString("700");
        }
    }

    private int statementsOfAnEdit(String plan) {
        var counter = TarnServer.bean(StatementCount.class);
        return IntStream.range(0, EDITS)
                .map(edit -> {
                    double before = counter.count();
                    edit(plan, 2 + edit);
                    return (int) (counter.count() - before);
                })
                .min()
                .orElseThrow();
    }

    private void plan(String code) {
        org.plan(code, 1_000, charge(1));
    }

    private void edit(String code, int amount) {
        ObjectNode changed = object("amount_cents", 1_000 + amount, "charges", list(charge(amount)));
        org.put("/plans/" + code, object("plan", changed)).ok();
    }

    private ObjectNode charge(int amount) {
        ObjectNode charge = org.charge(calls, "standard", object("amount", String.valueOf(amount)));
        charge.put("code", "calls");
        return charge;
    }

    private void subscribe(String plan, int first, int count) {
        AtOnce.doing(SENDERS, sender -> {
            for (int i = first + sender; i < first + count; i += SENDERS) {
                var fields = object("external_customer_id", "cust-" + i, "external_id", "sub-" + i, "plan_code", plan);
                org.post("/subscriptions", object("subscription", fields)).ok();
            }
            return sender;
        });
    }
}
