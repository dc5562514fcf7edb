package dev.tarn.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.event.RolledUp;
import dev.tarn.testing.Ledger;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Lives a seeded world twice: once day by day, every invariant checked after each, once in jumps while workers die. Both must come to the same
 * invoices. {@code ./tarn sim --seed N --days D} lives another one.
 */
class SimulationTest {
    private record World(long seed, int days) {}

    static Stream<World> worlds() {
        var seed = Long.getLong("seed");
        return seed == null
                ? Stream.of(new World(4L, 32), new World(5L, 30))
                : Stream.of(new World(seed, Integer.getInteger("days", 368)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void every_day_keeps_every_invariant_and_dying_workers_change_nothing(World world) throws Exception {
        var script = Script.of(world.seed(), world.days());
        try (var dying = new DyingWorkers(world.seed());
                var foresight = new Foresight()) {
            var lived = script.world();
            script.live(lived, foresight);
            assertThat(foresight.checked()).isGreaterThanOrEqualTo(world.days() / 30);
            everyCallIsBilledOnce(script, lived);
            nothingWaits(lived);
            assertThat(RolledUp.wrongly(lived)).isEmpty();
            var jumped = script.world();
            script.jump(jumped, dying::travel);
            assertThat(dying.killed()).isPositive();
            assertThat(TarnServer.violations()).isEmpty();
            assertThat(Ledger.of(jumped)).isNotEmpty().isEqualTo(Ledger.of(lived));
        } catch (Throwable failed) {
            throw new AssertionError(
                    "repeat with ./tarn sim --seed %d --days %d".formatted(world.seed(), world.days()), failed);
        }
    }

    /** Calls are never late: what was sent is what the invoices of a subscription bill, no more and no less, whatever was voided later. */
    private static void everyCallIsBilledOnce(Script script, Sandbox org) {
        Map<String, BigDecimal> billed = new HashMap<>();
        for (JsonNode fee : fees(org)) {
            if (fee.at("/item/code").asString().equals("calls")) {
                billed.merge(
                        fee.get("external_subscription_id").asString(),
                        new BigDecimal(fee.get("units").asString()),
                        BigDecimal::add);
            }
        }
        for (String id : script.subscriptionIds()) {
            assertThat(billed.getOrDefault(id, BigDecimal.ZERO))
                    .as("calls of %s", id)
                    .isEqualByComparingTo(BigDecimal.valueOf(script.calls(id)));
        }
    }

    private static void nothingWaits(Sandbox org) {
        assertThat(org.get("/invoices?status=draft").ok().get("invoices")).isEmpty();
        assertThat(org.get("/subscriptions?status[]=active&status[]=pending")
                        .ok()
                        .get("subscriptions"))
                .isEmpty();
    }

    /** All but those of progressive invoices, whose usage the last invoice bills again less their credit, and of invoices made again. */
    private static List<JsonNode> fees(Sandbox org) {
        var fees = new ArrayList<JsonNode>();
        for (JsonNode invoice : Ledger.invoices(org)) {
            if (!invoice.get("invoice_type").asString().equals("progressive_billing")
                    && invoice.get("voided_invoice_id").isNull()) {
                invoice.get("fees").forEach(fees::add);
            }
        }
        return fees;
    }
}
