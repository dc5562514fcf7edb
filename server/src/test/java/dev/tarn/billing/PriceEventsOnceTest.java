package dev.tarn.billing;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.platform.DueItem;
import dev.tarn.platform.Tenant;
import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Json;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** An event is charged for once: broken off in between, repeated, by several at once (BIL-117). */
class PriceEventsOnceTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-05");
    private final PriceEvents work = TarnServer.bean(PriceEvents.class);
    private final TransactionTemplate transactions = TarnServer.bean(TransactionTemplate.class);

    /** An event that waits to be priced; its id is that of its work. */
    private UUID waitingEvent() {
        JsonNode metric = sandbox.metric("calls", "count_agg");
        sandbox.plan(
                "pro",
                0,
                Json.with(sandbox.charge(metric, "standard", object("amount", "10")), object("pay_in_advance", true)));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
        var event = object(
                "code", "calls", "transaction_id", UUID.randomUUID().toString(), "external_subscription_id", "sub");
        return UUID.fromString(sandbox.send("POST", "/events", object("event", event), Map.of())
                .ok()
                .at("/event/lago_id")
                .asString());
    }

    private void run(UUID eventId) {
        var tenant = Tenant.system(UUID.fromString(sandbox.organizationId()), true);
        UUID customerId = UUID.fromString(
                sandbox.get("/customers/ada").ok().at("/customer/lago_id").asString());
        work.run(tenant, Instant.parse("2024-03-05T00:00:00Z"), List.of(new DueItem(eventId, eventId, customerId)));
    }

    @Test
    void work_that_breaks_off_leaves_the_event_waiting() {
        UUID event = waitingEvent();
        for (int i = 0; i < 2; i++) {
            transactions.executeWithoutResult(status -> {
                run(event);
                status.setRollbackOnly();
            });
        }
        assertThat(sandbox.invoices()).isEmpty();

        sandbox.settle();

        assertThat(sandbox.invoices()).hasSize(1);
        assertThat(sandbox.invoices().getFirst().get("sequential_id").asInt()).isEqualTo(1);
    }

    @Test
    void work_that_is_repeated_or_done_by_several_charges_once() {
        UUID event = waitingEvent();
        AtOnce.doing(4, i -> {
            transactions.executeWithoutResult(status -> run(event));
            return true;
        });
        sandbox.settle();
        transactions.executeWithoutResult(status -> run(event));

        assertThat(sandbox.invoices()).hasSize(1);
        assertThat(sandbox.invoices().getFirst().get("total_amount_cents").asLong())
                .isEqualTo(1000);
    }

    @Test
    void an_event_that_is_sent_again_is_not_charged_again() {
        waitingEvent();
        sandbox.settle();
        var again = object("code", "calls", "transaction_id", "same", "external_subscription_id", "sub");
        sandbox.post("/events", object("event", again)).ok();
        sandbox.post("/events", object("event", again)).isRefused(422);
        sandbox.settle();

        assertThat(sandbox.invoices()).hasSize(2);
    }
}
