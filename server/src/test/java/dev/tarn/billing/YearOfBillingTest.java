package dev.tarn.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.invoice.InvoiceInvariants;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A year of a small company on its own clock, day by day: after each day every invariant holds. {@code -Dseed=N} lives another year. */
class YearOfBillingTest {
    private static final long SEED = Long.getLong("seed", 15_332_547_326_410L);

    @Test
    void a_year_keeps_every_invariant_every_day_and_jumping_it_makes_the_same_invoices() {
        var script = YearScript.of(SEED);
        var lived = Sandbox.at(YearScript.FROM.toString());
        var jumped = Sandbox.at(YearScript.FROM.toString());
        var invariants = TarnServer.bean(InvoiceInvariants.class);
        try {
            script.run(
                    lived,
                    true,
                    () -> assertThat(invariants.violations())
                            .as("at %s", lived.now())
                            .isEmpty());
            everyCallIsBilledOnce(script, lived);
            nothingWaits(lived);
            script.run(jumped, false, () -> {});
            assertThat(Ledger.of(jumped)).isNotEmpty().isEqualTo(Ledger.of(lived));
        } catch (Throwable failed) {
            throw new AssertionError("repeat with -Dtest=YearOfBillingTest -Dseed=" + SEED, failed);
        }
    }

    /** Events were sent now, so none is late: what was sent is what the invoices of a subscription bill, no more and no less. */
    private static void everyCallIsBilledOnce(YearScript script, Sandbox org) {
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

    private static List<JsonNode> fees(Sandbox org) {
        var fees = new ArrayList<JsonNode>();
        for (int page = 1; ; page++) {
            JsonNode answer =
                    org.get("/fees?fee_type=charge&per_page=100&page=" + page).ok();
            answer.get("fees").forEach(fees::add);
            if (answer.at("/meta/next_page").isNull()) {
                return fees;
            }
        }
    }
}
