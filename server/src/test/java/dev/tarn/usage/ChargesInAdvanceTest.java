package dev.tarn.usage;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ChargesInAdvanceTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-05");

    @AfterEach
    void nothing_that_must_hold_is_broken() {
        assertThat(TarnServer.violations()).isEmpty();
    }

    private JsonNode metric(String aggregation, ObjectNode more) {
        return sandbox.metric("calls", aggregation, more);
    }

    private JsonNode sum(ObjectNode more) {
        return metric("sum_agg", with(object("field_name", "n"), more));
    }

    private void subscribed(JsonNode metric, String model, ObjectNode properties, ObjectNode more) {
        sandbox.plan(
                "pro", 0, with(with(sandbox.charge(metric, model, properties), object("pay_in_advance", true)), more));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    /** Units and cents of all fees of usage, in the order they were made. */
    private List<String> fees() {
        var found = new ArrayList<String>();
        for (JsonNode fee :
                sandbox.get("/fees?per_page=100&fee_type=charge").ok().get("fees")) {
            found.add(fee.get("units").asString() + " for "
                    + fee.get("amount_cents").asLong());
        }
        return found;
    }

    private JsonNode fee(JsonNode event) {
        JsonNode found = sandbox.get("/fees?event_transaction_id="
                        + event.get("transaction_id").asString())
                .ok()
                .get("fees");
        assertThat(found.size()).isEqualTo(1);
        return found.get(0);
    }

    private String charged(ObjectNode properties) {
        JsonNode fee = fee(sandbox.event("calls", "sub", properties));
        return fee.get("units").asString() + " for " + fee.get("amount_cents").asLong();
    }

    private JsonNode usage() {
        return sandbox.usage("ada", "sub").at("/charges_usage/0");
    }

    @Test
    void each_event_makes_an_invoice_at_once_BIL_115() {
        sandbox.tax("vat", "20");
        subscribed(metric("count_agg", object()), "standard", object("amount", "10"), object());
        sandbox.travelTo("2024-03-10T12:00");

        JsonNode event = sandbox.event("calls", "sub", object());

        JsonNode invoice = sandbox.invoices().getLast();
        assertThat(invoice.get("invoice_type").asString()).isEqualTo("subscription");
        assertThat(invoice.get("status").asString()).isEqualTo("finalized");
        assertThat(invoice.get("issuing_date").asString()).isEqualTo("2024-03-10");
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(1200);
        JsonNode period = invoice.at("/billing_periods/0");
        assertThat(period.get("invoicing_reason").asString()).isEqualTo("in_advance_charge");
        JsonNode fee = invoice.at("/fees/0");
        assertThat(fee.get("pay_in_advance").asBoolean()).isTrue();
        assertThat(fee.get("event_transaction_id").asString())
                .isEqualTo(event.get("transaction_id").asString());
        assertThat(fee.get("units").asString()).isEqualTo("1.0");
        assertThat(fee.get("events_count").asLong()).isEqualTo(1);
        assertThat(fee.get("precise_unit_amount").asString()).isEqualTo("10.0");
        assertThat(fee.get("from_date").asString()).startsWith("2024-03-05T00:00:00");
        assertThat(fee.get("to_date").asString()).startsWith("2024-03-31T23:59:59");
    }

    @Test
    void the_grace_period_does_not_hold_it_back_BIL_115() {
        JsonNode metric = metric("count_agg", object());
        sandbox.plan(
                "pro",
                0,
                with(sandbox.charge(metric, "standard", object("amount", "10")), object("pay_in_advance", true)));
        sandbox.customer("ada", object("billing_configuration", object("invoice_grace_period", 5)));
        sandbox.subscribe("sub", "ada", "pro");

        sandbox.event("calls", "sub", object());

        assertThat(sandbox.invoices().getLast().get("status").asString()).isEqualTo("finalized");
    }

    @Test
    void a_batch_of_one_instant_is_priced_in_its_order_CASE_101() {
        var ranges = list(
                object("from_value", 0, "to_value", 2, "per_unit_amount", "0", "flat_amount", "0"),
                object("from_value", 3, "to_value", null, "per_unit_amount", "2", "flat_amount", "0"));
        subscribed(
                metric("count_agg", object()),
                "graduated",
                object("graduated_ranges", ranges),
                object("invoiceable", false));
        var events = new ArrayList<Object>();
        for (String id : List.of("a", "b", "c")) {
            events.add(object(
                    "code", "calls", "transaction_id", id, "external_subscription_id", "sub", "timestamp", 1709600400));
        }

        sandbox.post("/events/batch", object("events", list(events.toArray()))).ok();

        for (String id : List.of("a", "b", "c")) {
            JsonNode fee = sandbox.get("/fees?event_transaction_id=" + id).ok().at("/fees/0");
            assertThat(fee.get("amount_cents").asLong()).as(id).isEqualTo(id.equals("c") ? 200 : 0);
        }
    }

    @Test
    void what_goes_down_comes_back_free_CASE_102() {
        subscribed(sum(object()), "standard", object("amount", "1"), object("invoiceable", false));

        assertThat(charged(object("n", 10))).isEqualTo("10.0 for 1000");
        sandbox.travelTo("2024-03-06");
        assertThat(charged(object("n", -4))).isEqualTo("0.0 for 0");
        sandbox.travelTo("2024-03-07");
        assertThat(charged(object("n", 8))).isEqualTo("4.0 for 400");
        assertThat(usage().get("units").asString()).isEqualTo("14.0");
        assertThat(usage().get("amount_cents").asLong()).isEqualTo(1400);
    }

    @Test
    void current_usage_never_falls_below_what_was_billed_PRC_110() {
        subscribed(sum(object()), "standard", object("amount", "1"), object());
        sandbox.event("calls", "sub", object("n", 10));
        sandbox.travelTo("2024-03-06");
        sandbox.event("calls", "sub", object("n", -4));

        assertThat(usage().get("units").asString()).isEqualTo("6.0");
        assertThat(usage().get("amount_cents").asLong()).isEqualTo(1000);
    }

    @Test
    void values_are_told_apart_however_long_they_are_CASE_103() {
        subscribed(
                metric("unique_count_agg", object("field_name", "n")),
                "standard",
                object("amount", "12"),
                object("invoiceable", false));
        String longValue = "é".repeat(300);
        var expected = List.of("1.0 for 1200", "0.0 for 0", "1.0 for 0", "1.0 for 1200", "0.0 for 0");
        var events = List.of(
                object("n", longValue),
                object("n", longValue, "operation_type", "remove"),
                object("n", longValue),
                object("n", "2"),
                object("n", "2"));
        for (int i = 0; i < events.size(); i++) {
            assertThat(charged(events.get(i))).as("event %d", i).isEqualTo(expected.get(i));
        }
    }

    @Test
    void free_events_are_those_of_the_period_CASE_106() {
        subscribed(
                sum(object()),
                "percentage",
                object("rate", "5", "fixed_amount", "1", "free_units_per_events", 2),
                object("invoiceable", false));

        assertThat(charged(object("n", 8))).isEqualTo("8.0 for 0");
        assertThat(charged(object("n", 5))).isEqualTo("5.0 for 0");
        JsonNode fee = fee(sandbox.event("calls", "sub", object("n", 3)));
        assertThat(fee.get("amount_cents").asLong()).isEqualTo(115);
        assertThat(fee.at("/amount_details/free_units").asString()).isEqualTo("0.0");
        assertThat(fee.at("/amount_details/paid_units").asString()).isEqualTo("3.0");
        assertThat(fee.at("/amount_details/paid_events").asString()).isEqualTo("1.0");
        assertThat(fee.at("/amount_details/per_unit_total_amount").asString()).isEqualTo("0.15");

        sandbox.travelTo("2024-04-02");
        assertThat(charged(object("n", 8))).isEqualTo("8.0 for 0");
    }

    @Test
    void a_future_event_counts_in_usage_and_not_for_those_before_it_CASE_109() {
        subscribed(
                sum(object()),
                "percentage",
                object(
                        "rate",
                        "1",
                        "fixed_amount",
                        "0.5",
                        "per_transaction_min_amount",
                        "1.75",
                        "per_transaction_max_amount",
                        "2"),
                object("invoiceable", false));

        assertThat(charged(object("n", 100))).isEqualTo("100.0 for 175");
        assertThat(charged(object("n", 1000))).isEqualTo("1000.0 for 200");
        assertThat(charged(object("n", 10000))).isEqualTo("10000.0 for 200");
        sandbox.event("calls", "sub", object("n", 333), object("timestamp", 1710000000));
        assertThat(usage().get("units").asString()).isEqualTo("11433.0");
        assertThat(usage().get("amount_cents").asLong()).isEqualTo(775);
    }

    @Test
    void groups_and_filters_stand_each_on_their_own_PRC_101_CASE_116() {
        JsonNode metric = sum(object("filters", list(object("key", "region", "values", list("eu", "us")))));
        var filter = object("values", object("region", list("eu")), "properties", object("amount", "20"));
        subscribed(
                metric,
                "standard",
                object("amount", "10", "pricing_group_keys", list("cloud")),
                object("filters", list(filter), "invoiceable", false));

        assertThat(charged(object("n", 10))).isEqualTo("10.0 for 10000");
        assertThat(charged(object("n", -5, "cloud", "aws"))).isEqualTo("0.0 for 0");
        assertThat(charged(object("n", 5, "cloud", "aws"))).isEqualTo("5.0 for 5000");
        JsonNode fee = fee(sandbox.event("calls", "sub", object("n", 1, "region", "eu")));
        assertThat(fee.get("amount_cents").asLong()).isEqualTo(2000);
        assertThat(fee.get("lago_charge_filter_id").isNull()).isFalse();
    }

    @Test
    void prorated_seats_are_paid_for_the_days_left_CASE_113() {
        sandbox.travelTo("2024-03-05");
        JsonNode metric = metric("unique_count_agg", object("field_name", "n", "recurring", true));
        sandbox.plan(
                "pro",
                0,
                with(
                        sandbox.charge(metric, "standard", object("amount", "1")),
                        object("pay_in_advance", true, "prorated", true, "invoiceable", false)));
        sandbox.customer("ada");
        sandbox.travelTo("2024-04-24");
        sandbox.subscribe("sub", "ada", "pro", object("billing_time", "calendar"));

        assertThat(charged(object("n", "seat"))).isEqualTo("1.0 for 23");
        assertThat(usage().get("amount_cents").asLong()).isEqualTo(23);
        assertThat(usage().get("units").asString()).isEqualTo("1.0");
        sandbox.travelTo("2024-04-29");
        assertThat(charged(object("n", "seat", "operation_type", "remove"))).isEqualTo("0.0 for 0");
        assertThat(usage().get("amount_cents").asLong()).isEqualTo(23);
        assertThat(usage().get("units").asString()).isEqualTo("0.0");
    }

    @Test
    void what_is_carried_over_is_due_again_with_each_period_BIL_111_PRC_108() {
        subscribed(sum(object("recurring", true)), "standard", object("amount", "10"), object("prorated", true));
        sandbox.event("calls", "sub", object("n", 3));

        sandbox.travelTo("2024-04-01T01:00");

        JsonNode invoice = sandbox.invoices().getLast();
        assertThat(invoice.get("issuing_date").asString()).isEqualTo("2024-04-01");
        JsonNode fee = invoice.at("/fees/1");
        assertThat(fee.get("units").asString()).isEqualTo("3.0");
        assertThat(fee.get("amount_cents").asLong()).isEqualTo(3000);
        assertThat(fee.get("pay_in_advance").asBoolean()).isFalse();
        assertThat(fee.get("event_transaction_id").isNull()).isTrue();
        assertThat(fee.get("from_date").asString()).startsWith("2024-04-01T00:00:00");
        assertThat(fee.get("to_date").asString()).startsWith("2024-04-30T23:59:59");
        // and only what comes on top is paid in the new period
        assertThat(fee(sandbox.event("calls", "sub", object("n", 1)))
                        .get("amount_cents")
                        .asLong())
                .isEqualTo(1000);
    }

    @Test
    void charges_that_are_not_invoiced_renew_as_fees_even_of_nothing_BIL_116_BIL_178() {
        subscribed(sum(object("recurring", true)), "standard", object("amount", "10"), object("invoiceable", false));

        sandbox.travelTo("2024-04-01T01:00");
        sandbox.event("calls", "sub", object("n", 3));
        sandbox.travelTo("2024-05-01T01:00");

        assertThat(fees()).containsExactlyInAnyOrder("0.0 for 0", "3.0 for 3000", "3.0 for 3000");
        JsonNode renewal = sandbox.get("/fees?fee_type=charge").ok().at("/fees/0");
        assertThat(renewal.get("pay_in_advance").asBoolean()).isTrue();
        assertThat(renewal.get("event_transaction_id").isNull()).isTrue();
        assertThat(renewal.get("lago_invoice_id").isNull()).isTrue();
        assertThat(renewal.get("from_date").asString()).startsWith("2024-05-01T00:00:00");
    }

    @Test
    void what_does_not_recur_is_never_billed_again_BIL_110() {
        subscribed(metric("count_agg", object()), "standard", object("amount", "10"), object());
        sandbox.event("calls", "sub", object());

        sandbox.travelTo("2024-04-01T01:00");

        assertThat(fees()).containsExactly("1.0 for 1000");
    }

    @Test
    void events_that_nothing_can_be_charged_for_make_no_fee_MTR_040() {
        subscribed(sum(object()), "standard", object("amount", "1"), object());

        sandbox.event("calls", "sub", object());
        sandbox.event("calls", "sub", object("n", " "));
        sandbox.event("calls", "sub", object("n", "1e3"));
        sandbox.event("calls", "nobody", object("n", 1));
        sandbox.event("other", "sub", object("n", 1));
        sandbox.event("calls", "sub", object("n", 1), object("timestamp", 1600000000));

        assertThat(fees()).isEmpty();
    }

    @Test
    void an_event_after_the_end_belongs_to_nobody_MTR_030() {
        subscribed(metric("count_agg", object()), "standard", object("amount", "1"), object());
        sandbox.travelTo("2024-03-10");
        sandbox.terminate("sub");
        sandbox.travelTo("2024-03-11");

        sandbox.event("calls", "sub", object());
        assertThat(fees()).isEmpty();
        sandbox.event("calls", "sub", object(), object("timestamp", 1709900000));
        assertThat(fees()).containsExactly("1.0 for 100");
    }

    @Test
    void a_fee_without_invoice_is_marked_as_paid_by_hand_CRD_327() {
        sandbox.tax("vat", "10");
        subscribed(metric("count_agg", object()), "standard", object("amount", "10"), object("invoiceable", false));
        JsonNode fee = fee(sandbox.event("calls", "sub", object()));
        assertThat(fee.get("lago_invoice_id").isNull()).isTrue();
        assertThat(fee.get("payment_status").asString()).isEqualTo("pending");
        assertThat(fee.get("taxes_amount_cents").asLong()).isEqualTo(100);
        assertThat(fee.get("applied_taxes").size()).isEqualTo(1);
        String path = "/fees/" + fee.get("lago_id").asString();

        sandbox.put(path, object("fee", object("payment_status", "gone")))
                .isInvalid("payment_status", "value_is_invalid");
        JsonNode paid = sandbox.put(path, object("fee", object("payment_status", "succeeded")))
                .ok()
                .get("fee");
        assertThat(paid.get("succeeded_at").asString()).startsWith("2024-03-05");
        JsonNode failed = sandbox.put(path, object("fee", object("payment_status", "failed")))
                .ok()
                .get("fee");
        assertThat(failed.get("succeeded_at").isNull()).isTrue();
        assertThat(failed.get("failed_at").isNull()).isFalse();

        sandbox.delete(path).ok();
        sandbox.get(path).isRefused(404, "fee_not_found");
        sandbox.settle();
        assertThat(fees()).isEmpty();
    }

    @Test
    void a_fee_on_an_invoice_is_not_changed_by_hand_CRD_327() {
        subscribed(metric("count_agg", object()), "standard", object("amount", "10"), object());
        String path = "/fees/"
                + fee(sandbox.event("calls", "sub", object())).get("lago_id").asString();

        sandbox.put(path, object("fee", object("payment_status", "gone"))).isRefused(405, "invoiced_fee");
        sandbox.delete(path).isRefused(405, "invoiced_fee");
    }

    @Test
    void paid_fees_are_gathered_on_a_paid_invoice_at_the_end_of_the_period_BIL_150_BIL_179() {
        sandbox.tax("vat", "10");
        subscribed(
                metric("count_agg", object()),
                "standard",
                object("amount", "10"),
                object("invoiceable", false, "regroup_paid_fees", "invoice"));
        for (int i = 0; i < 3; i++) {
            JsonNode fee = fee(sandbox.event("calls", "sub", object()));
            if (i < 2) {
                sandbox.put(
                                "/fees/" + fee.get("lago_id").asString(),
                                object("fee", object("payment_status", "succeeded")))
                        .ok();
            }
        }

        sandbox.travelTo("2024-04-01T01:00");

        List<JsonNode> gathered = sandbox.invoices("invoice_type=advance_charges");
        assertThat(gathered).hasSize(1);
        JsonNode invoice = gathered.getFirst();
        assertThat(invoice.get("status").asString()).isEqualTo("finalized");
        assertThat(invoice.get("payment_status").asString()).isEqualTo("succeeded");
        assertThat(invoice.get("fees_amount_cents").asLong()).isEqualTo(2000);
        assertThat(invoice.get("taxes_amount_cents").asLong()).isEqualTo(200);
        assertThat(invoice.get("total_amount_cents").asLong()).isEqualTo(2200);
        assertThat(invoice.get("total_paid_amount_cents").asLong()).isEqualTo(2200);
        assertThat(invoice.get("fees").size()).isEqualTo(2);
        assertThat(invoice.at("/applied_taxes/0/amount_cents").asLong()).isEqualTo(200);
        JsonNode period = invoice.at("/billing_periods/0");
        assertThat(period.get("invoicing_reason").asString()).isEqualTo("in_advance_charge_periodic");
        assertThat(period.get("charges_from_datetime").asString()).startsWith("2024-03-05T00:00:00");
        assertThat(period.get("charges_to_datetime").asString()).startsWith("2024-03-31T23:59:59");
        sandbox.travelTo("2024-05-01T01:00");
        assertThat(sandbox.invoices("invoice_type=advance_charges")).hasSize(1);
    }

    @Test
    void paid_fees_stay_alone_where_no_plan_gathers_them_BIL_151() {
        subscribed(metric("count_agg", object()), "standard", object("amount", "10"), object("invoiceable", false));
        JsonNode fee = fee(sandbox.event("calls", "sub", object()));
        sandbox.put("/fees/" + fee.get("lago_id").asString(), object("fee", object("payment_status", "succeeded")))
                .ok();

        sandbox.travelTo("2024-04-01T01:00");

        assertThat(sandbox.invoices("invoice_type=advance_charges")).isEmpty();
    }

    @Test
    void an_end_gathers_what_is_paid_SUB_153() {
        subscribed(
                metric("count_agg", object()),
                "standard",
                object("amount", "10"),
                object("invoiceable", false, "regroup_paid_fees", "invoice"));
        JsonNode fee = fee(sandbox.event("calls", "sub", object()));
        sandbox.put("/fees/" + fee.get("lago_id").asString(), object("fee", object("payment_status", "succeeded")))
                .ok();
        sandbox.travelTo("2024-03-10");

        sandbox.terminate("sub");

        assertThat(sandbox.invoices("invoice_type=advance_charges")).hasSize(1);
    }

    private JsonNode estimate(String kind, ObjectNode event) {
        return sandbox.send("POST", "/events/" + kind, object("event", event), java.util.Map.of())
                .ok()
                .get("fees");
    }

    @Test
    void an_estimate_stands_on_what_is_stored_and_stores_nothing_CASE_117_MTR_061() {
        sandbox.tax("vat", "20");
        subscribed(sum(object()), "standard", object("amount", "10"), object());
        var event = object("code", "calls", "external_subscription_id", "sub", "properties", object("n", "4"));

        for (int i = 0; i < 2; i++) {
            JsonNode fee = estimate("estimate_fees", event).get(0);
            assertThat(fee.get("amount_cents").asLong()).isEqualTo(4000);
            assertThat(fee.get("units").asString()).isEqualTo("4.0");
            assertThat(fee.get("taxes_amount_cents").asLong()).isEqualTo(800);
            assertThat(fee.get("lago_id").isNull()).isTrue();
            assertThat(fee.at("/applied_taxes/0/tax_code").asString()).isEqualTo("vat");
            assertThat(fees()).hasSize(i);
            sandbox.event("calls", "sub", object("n", 4));
        }
    }

    @Test
    void estimates_refuse_what_cannot_be_priced_MTR_060() {
        subscribed(sum(object()), "standard", object("amount", "10"), object());
        sandbox.metric("other", "count_agg");
        var refusals = List.of(
                object("code", "calls"),
                object("code", "calls", "external_subscription_id", "nobody"),
                object("code", "nothing", "external_subscription_id", "sub"));
        for (ObjectNode event : refusals) {
            sandbox.send("POST", "/events/estimate_fees", object("event", event), java.util.Map.of())
                    .isRefused(404);
        }
        var at = object("code", "calls", "external_subscription_id", "sub", "timestamp", "soon");
        sandbox.post("/events/estimate_fees", object("event", at)).isInvalid("timestamp", "invalid_format");
        var text = object("code", "calls", "external_subscription_id", "sub", "properties", object("n", "many"));
        sandbox.post("/events/estimate_fees", object("event", text))
                .isInvalid("properties", "value_is_not_valid_number");
        var free = object("code", "other", "external_subscription_id", "sub");
        sandbox.post("/events/estimate_fees", object("event", free))
                .isInvalid("code", "does_not_match_an_instant_charge");
    }

    @Test
    void instant_estimates_look_at_the_event_alone_CASE_118_MTR_063() {
        subscribed(sum(object()), "percentage", object("rate", "0.1", "free_units_per_events", 3), object());
        var event = object(
                "code",
                "calls",
                "external_subscription_id",
                "sub",
                "transaction_id",
                "t",
                "properties",
                object("n", "400"));

        JsonNode fee = estimate("estimate_instant_fees", event).get(0);

        assertThat(fee.get("amount_cents").asLong()).isEqualTo(40);
        assertThat(fee.get("units").asString()).isEqualTo("400.0");
        assertThat(fee.get("precise_amount").decimalValue()).isEqualByComparingTo("0.4");
        assertThat(fee.get("event_transaction_id").asString()).isEqualTo("t");
        var below = object("code", "calls", "external_subscription_id", "sub", "properties", object("n", "-4"));
        JsonNode none = estimate("estimate_instant_fees", below).get(0);
        assertThat(none.get("amount_cents").asLong()).isZero();
        assertThat(none.get("units").asString()).isEqualTo("-4.0");
    }

    @Test
    void a_batch_of_instant_estimates_skips_what_costs_nothing_MTR_064() {
        subscribed(sum(object()), "standard", object("amount", "2"), object());
        sandbox.metric("other", "count_agg");
        var first = object("code", "calls", "external_subscription_id", "sub", "properties", object("n", "1"));
        var second = object("code", "other", "external_subscription_id", "sub");
        var third = object("code", "calls", "external_subscription_id", "sub", "properties", object("n", "3"));

        JsonNode fees = sandbox.post(
                        "/events/batch_estimate_instant_fees", object("events", list(first, second, third)))
                .ok()
                .get("fees");

        assertThat(fees.size()).isEqualTo(2);
        assertThat(fees.at("/0/amount_cents").asLong()).isEqualTo(200);
        assertThat(fees.at("/1/amount_cents").asLong()).isEqualTo(600);
    }
}
