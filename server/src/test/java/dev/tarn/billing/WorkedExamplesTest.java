package dev.tarn.billing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Worked examples that more than one rule has a part in, lived through from the first request to the invoice. */
class WorkedExamplesTest {

    /** The fees of all invoices of a day, as "type amount". */
    private static List<String> fees(Sandbox org, String issuingOn) {
        return org.invoices().stream()
                .filter(invoice -> invoice.get("issuing_date").asString().equals(issuingOn))
                .flatMap(invoice -> invoice.get("fees").valueStream())
                .map(fee -> fee.at("/item/type").asString() + " "
                        + fee.get("amount_cents").asLong())
                .sorted()
                .toList();
    }

    @Test
    void a_subscription_made_again_bills_usage_once_EX_33() {
        var org = Sandbox.at("2025-03-15");
        JsonNode calls = org.metric("calls", "count_agg");
        org.planWith(
                "yearly", 100_000, object("interval", "yearly"), org.charge(calls, "standard", object("amount", "1")));
        org.customer("ada");
        var terms = object("billing_time", "anniversary", "subscription_at", "2025-03-15T00:00:00Z");
        org.subscribe("sub", "ada", "yearly", terms);
        org.travelTo("2026-03-10T10:00");
        org.event("calls", "sub", object());
        org.travelTo("2026-03-13T10:00");
        org.terminate("sub");
        JsonNode again = org.subscribe("sub", "ada", "yearly", terms);
        assertThat(again.get("started_at").asString()).isEqualTo("2026-03-13T10:00:00Z");
        org.event("calls", "sub", object());
        org.event("calls", "sub", object());
        org.travelTo("2026-03-15T01:00");

        assertThat(fees(org, "2026-03-13")).contains("charge 100");
        assertThat(fees(org, "2026-03-15")).contains("charge 200");
    }

    @Test
    void a_trial_goes_on_under_another_plan_EX_43() {
        var org = Sandbox.at("2024-03-05T12:12");
        JsonNode calls = org.metric("calls", "count_agg");
        var charge = org.charge(calls, "standard", object("amount", "1"));
        org.planWith("five", 5_000_000, object("pay_in_advance", true, "trial_period", 10), charge);
        org.planWith("ten", 10_000_000, object("pay_in_advance", true, "trial_period", 13), charge);
        org.customer("ada");
        org.subscribe("sub", "ada", "five");
        org.event("calls", "sub", object());
        org.travelTo("2024-03-10T12:00");
        org.subscribe("sub", "ada", "ten");
        assertThat(fees(org, "2024-03-10")).containsExactly("charge 100");
        org.travelTo("2024-03-18T12:11");
        assertThat(fees(org, "2024-03-18")).isEmpty();
        org.travelTo("2024-04-01T01:00");
        assertThat(fees(org, "2024-03-18")).containsExactly("subscription 4516129");
        assertThat(fees(org, "2024-04-01")).containsExactly("subscription 10000000");
    }

    @Test
    void a_commitment_is_filled_up_behind_a_long_trial_EX_44_EX_45() {
        var org = Sandbox.at("2024-03-05T12:12");
        JsonNode calls = org.metric("calls", "sum_agg", object("field_name", "amount"));
        org.planWith(
                "five",
                5_000_000,
                object(
                        "pay_in_advance",
                        true,
                        "trial_period",
                        45,
                        "minimum_commitment",
                        object("amount_cents", 10_000_000)),
                org.charge(calls, "standard", object("amount", "1")));
        org.customer("ada");
        org.subscribe("sub", "ada", "five");
        org.travelTo("2024-04-10T10:00");
        org.event("calls", "sub", object("amount", "10"));
        org.travelTo("2024-05-01T01:00");

        assertThat(fees(org, "2024-04-19")).containsExactly("subscription 2000000");
        assertThat(fees(org, "2024-05-01"))
                .containsExactlyInAnyOrder("subscription 5000000", "charge 1000", "commitment 7999000");
    }

    @Test
    void a_second_threshold_is_credited_with_the_first_EX_73() {
        var org = Sandbox.at("2023-12-01");
        JsonNode usage = org.metric("used", "sum_agg", object("field_name", "amount"));
        var thresholds = list(object("amount_cents", 20_000), object("amount_cents", 50_000));
        org.planWith(
                "plan",
                3_100,
                object("usage_thresholds", thresholds),
                org.charge(usage, "standard", object("amount", "1")));
        org.customer("ada");
        org.subscribe("sub", "ada", "plan");
        for (String day : List.of("05", "10", "15")) {
            org.travelTo("2023-12-" + day + "T10:00");
            org.event("used", "sub", object("amount", "200"));
            org.settle();
        }
        org.travelTo("2024-01-01T01:00");

        List<Long> progressive = org.invoices("invoice_type=progressive_billing").stream()
                .map(invoice -> invoice.get("total_amount_cents").asLong())
                .sorted()
                .toList();
        assertThat(progressive).containsExactly(20_000L, 40_000L);
        JsonNode last = org.invoices("invoice_type=subscription").getFirst();
        assertThat(last.get("progressive_billing_credit_amount_cents").asLong()).isEqualTo(60_000);
        assertThat(last.get("total_amount_cents").asLong()).isEqualTo(3_100);
    }
}
