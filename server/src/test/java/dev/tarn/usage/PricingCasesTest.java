package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Worked cases of prices that take a whole period to show. */
class PricingCasesTest {
    private Sandbox sandbox = Sandbox.at("2024-02-01");

    private void subscribed(ObjectNode more, ObjectNode... charges) {
        sandbox.planWith("pro", 0, more, charges);
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    private ObjectNode fixedCharge(String units, boolean prorated) {
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 1000, "amount_currency", "EUR");
        JsonNode made = sandbox.post("/add_ons", object("add_on", addOn)).ok().get("add_on");
        return object(
                "add_on_id",
                made.get("lago_id").asString(),
                "code",
                "seats",
                "charge_model",
                "standard",
                "units",
                units,
                "pay_in_advance",
                true,
                "prorated",
                prorated,
                "properties",
                object("amount", "10"));
    }

    private void changeUnits(String at, String units) {
        sandbox.travelTo(at);
        var change = object("units", units, "apply_units_immediately", true);
        sandbox.put("/subscriptions/sub/fixed_charges/seats", object("fixed_charge", change))
                .ok();
        sandbox.settle();
    }

    private List<Long> fixedChargeCents() {
        var cents = new ArrayList<Long>();
        for (JsonNode invoice : sandbox.invoices()) {
            for (JsonNode fee : invoice.get("fees")) {
                if (fee.at("/item/type").asString().equals("fixed_charge")) {
                    cents.add(fee.get("amount_cents").asLong());
                }
            }
        }
        return cents;
    }

    @Test
    void what_was_billed_for_the_days_that_are_left_stays_in_current_usage_CASE_112() {
        JsonNode metric = sandbox.metric("tokens", "sum_agg", object("field_name", "n", "recurring", true));
        var properties = object("amount", "29", "pricing_group_keys", list("group"));
        subscribed(
                object(),
                with(
                        sandbox.charge(metric, "standard", properties),
                        object("pay_in_advance", true, "prorated", true)));
        sandbox.travelTo("2024-02-06");

        var seen = new ArrayList<String>();
        for (int n : new int[] {10, -5, 2}) {
            sandbox.event("tokens", "sub", object("n", n, "group", "a"));
            sandbox.settle();
            JsonNode used = sandbox.usage("ada", "sub").at("/charges_usage/0");
            seen.add(used.get("units").asString() + " for "
                    + used.get("amount_cents").asLong());
        }

        assertThat(seen).containsExactly("10.0 for 24000", "5.0 for 24000", "7.0 for 24000");
    }

    @Test
    void units_that_come_back_are_billed_once_CASE_137_PRC_126_PRC_128() {
        sandbox = Sandbox.at("2024-03-01");
        subscribed(object("fixed_charges", list(fixedCharge("10", false))));

        changeUnits("2024-03-10", "5");
        changeUnits("2024-03-11", "15");

        assertThat(fixedChargeCents()).containsExactlyInAnyOrder(10000L, 0L, 5000L);
        assertThat(sandbox.usage("ada", "sub").get("charges_usage").size()).isZero();
    }

    @Test
    void units_that_come_later_cost_the_days_that_are_left_CASE_138() {
        sandbox = Sandbox.at("2024-03-01");
        subscribed(object("fixed_charges", list(fixedCharge("0", true))));

        changeUnits("2024-03-15", "10");

        assertThat(fixedChargeCents()).contains(5484L);
    }
}
