package dev.tarn.progressive;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever the thresholds, a customer pays what the same usage costs without them (INV-085). */
class SameBillTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void progressive_and_final_invoices_add_up_to_the_invoice_without_thresholds_INV_085() {
        var org = Sandbox.at("2024-01-01");
        ObjectNode[] charges = charges(org);
        org.planWith("with", 3100, object("usage_thresholds", thresholds()), charges);
        org.planWith("without", 3100, object(), charges);
        for (String customer : new String[] {"with", "without"}) {
            org.customer(customer);
            org.subscribe(customer, customer, customer);
        }
        use(org);
        org.terminate("with");
        org.terminate("without");

        String said = "seed " + seed;
        assertThat(org.invoices("external_customer_id=with&invoice_type=progressive_billing"))
                .as(said)
                .isNotEmpty();
        assertThat(sum(org, "with", "sub_total_excluding_taxes_amount_cents"))
                .as(said)
                .isEqualTo(sum(org, "without", "sub_total_excluding_taxes_amount_cents"));
        assertThat(TarnServer.violations()).as(said).isEmpty();
    }

    private JsonNode thresholds() {
        var thresholds = new ArrayList<ObjectNode>();
        long cents = 0;
        for (int i = random.nextInt(3); i >= 0; i--) {
            cents += 500 + random.nextInt(4000);
            thresholds.add(object("amount_cents", cents));
        }
        if (random.nextBoolean()) {
            thresholds.add(object("amount_cents", 1000 + random.nextInt(3000), "recurring", true));
        }
        return list(thresholds);
    }

    private static ObjectNode[] charges(Sandbox org) {
        var regions = list(object("key", "region", "values", list("eu", "us")));
        JsonNode sum = org.metric("units", "sum_agg", object("field_name", "units", "filters", regions));
        JsonNode count = org.metric("calls", "count_agg", object());
        var filtered = org.charge(sum, "standard", object("amount", "0.013", "pricing_group_keys", list("team")));
        filtered.set(
                "filters",
                list(object("values", object("region", list("eu")), "properties", object("amount", "0.029"))));
        var tiers = list(
                object("from_value", 0, "to_value", 5, "per_unit_amount", "1.5", "flat_amount", "1"),
                object("from_value", 6, "to_value", null, "per_unit_amount", "0.9", "flat_amount", "0"));
        var graduated = org.charge(count, "graduated", object("graduated_ranges", tiers));
        return new ObjectNode[] {filtered, graduated};
    }

    private void use(Sandbox org) {
        Instant at = Sandbox.instant("2024-01-01");
        for (int i = 0; i < 40; i++) {
            at = at.plus(random.nextInt(60), ChronoUnit.HOURS);
            org.travelTo(at.toString());
            var properties = object("units", random.nextInt(20_000));
            if (random.nextBoolean()) {
                properties.put("region", random.nextBoolean() ? "eu" : "us");
            }
            properties.put("team", "t" + random.nextInt(3));
            String code = random.nextInt(3) == 0 ? "calls" : "units";
            for (String subscription : new String[] {"with", "without"}) {
                org.event(code, subscription, properties);
            }
        }
    }

    private static long sum(Sandbox org, String customer, String field) {
        return org.invoices("external_customer_id=" + customer).stream()
                .mapToLong(invoice -> invoice.get(field).asLong())
                .sum();
    }
}
