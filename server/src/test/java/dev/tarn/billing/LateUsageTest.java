package dev.tarn.billing;

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

class LateUsageTest {
    private final Sandbox sandbox = Sandbox.at("2024-01-01", object("late_events", "correct"));

    private void subscribed(Sandbox in, ObjectNode metric, String model, ObjectNode properties, ObjectNode more) {
        JsonNode made = in.metric("tokens", "sum_agg", with(object("field_name", "n"), metric));
        in.plan("pro", 0, with(in.charge(made, model, properties), more));
        in.customer("ada");
        in.subscribe("sub", "ada", "pro");
    }

    private void standard() {
        subscribed(sandbox, object(), "standard", object("amount", "1"), object());
    }

    private void used(String at, int units) {
        used(sandbox, at, units);
    }

    private static void used(Sandbox in, String at, int units) {
        var when = object("timestamp", Sandbox.instant(at).getEpochSecond());
        in.event("tokens", "sub", object("n", units), when);
    }

    private List<String> fees() {
        return fees(sandbox.invoices().getLast());
    }

    /** First day and cents. */
    private static List<String> fees(JsonNode invoice) {
        var found = new ArrayList<String>();
        for (JsonNode fee : invoice.get("fees")) {
            if (fee.at("/item/type").asString().equals("charge")) {
                found.add(fee.get("from_date").asString().substring(0, 10) + " "
                        + fee.get("amount_cents").asLong());
            }
        }
        return found.stream().sorted().toList();
    }

    @Test
    void usage_that_came_late_is_on_the_next_invoice_once_MTR_046() {
        standard();
        used("2024-01-10", 5);
        sandbox.travelTo("2024-02-02");
        used("2024-01-20", 3);
        used("2024-02-01", 7);
        assertThat(sandbox.get("/event_errors").ok().get("event_errors").size()).isEqualTo(1);

        sandbox.travelTo("2024-03-02");
        assertThat(fees()).containsExactly("2024-01-01 300", "2024-02-01 700");
        assertThat(sandbox.get("/event_errors").ok().get("event_errors").size()).isZero();
        JsonNode correction = sandbox.invoices()
                .getLast()
                .get("fees")
                .valueStream()
                .filter(fee -> fee.get("from_date").asString().startsWith("2024-01-01"))
                .findFirst()
                .orElseThrow();
        assertThat(correction.get("units").asString()).isEqualTo("3.0");
        assertThat(correction.get("events_count").asLong()).isEqualTo(1);

        used("2024-01-21", 1);
        used("2024-02-21", 2);
        sandbox.travelTo("2024-04-02");
        assertThat(fees()).containsExactly("2024-01-01 100", "2024-02-01 200");
        sandbox.travelTo("2024-05-02");
        assertThat(fees()).isEmpty();
    }

    @Test
    void late_usage_is_ignored_unless_it_is_to_be_corrected_MTR_046() {
        var ignoring = Sandbox.at("2024-01-01");
        subscribed(ignoring, object(), "standard", object("amount", "1"), object());
        used(ignoring, "2024-01-10", 5);
        ignoring.travelTo("2024-02-02");
        used(ignoring, "2024-01-20", 3);
        used(ignoring, "2024-02-01", 7);
        ignoring.travelTo("2024-03-02");
        assertThat(fees(ignoring.invoices().getLast())).containsExactly("2024-02-01 700");
        assertThat(ignoring.get("/event_errors").ok().get("event_errors").size())
                .isEqualTo(1);
    }

    @Test
    void tiers_go_on_where_they_were_MTR_047() {
        var ranges = list(
                object("from_value", 0, "to_value", 10, "per_unit_amount", "2", "flat_amount", "0"),
                object("from_value", 11, "to_value", null, "per_unit_amount", "1", "flat_amount", "5"));
        subscribed(sandbox, object(), "graduated", object("graduated_ranges", ranges), object());
        used("2024-01-10", 8);
        sandbox.travelTo("2024-02-02");
        used("2024-01-20", 4);
        sandbox.travelTo("2024-03-02");
        // 12 units cost 20 + 2 + 5, of which 16 were billed
        assertThat(fees()).contains("2024-01-01 1100");
    }

    @Test
    void a_spending_minimum_that_was_paid_covers_late_usage_MTR_047() {
        subscribed(sandbox, object(), "standard", object("amount", "1"), object("min_amount_cents", 1000));
        used("2024-01-10", 7);
        sandbox.travelTo("2024-02-02");
        used("2024-01-20", 2);
        sandbox.travelTo("2024-03-02");
        assertThat(fees()).noneMatch(fee -> fee.startsWith("2024-01"));
        used("2024-01-21", 4);
        sandbox.travelTo("2024-04-02");
        assertThat(fees()).contains("2024-01-01 300");
    }

    @Test
    void what_has_become_less_is_set_off_and_not_paid_back_MTR_047() {
        standard();
        used("2024-01-10", 10);
        sandbox.travelTo("2024-02-02");
        used("2024-01-20", -4);
        sandbox.travelTo("2024-03-02");
        assertThat(fees()).isEmpty();
        used("2024-01-21", 6);
        sandbox.travelTo("2024-04-02");
        assertThat(fees()).containsExactly("2024-01-01 200");
    }

    @Test
    void a_change_of_price_is_no_late_usage_MTR_047() {
        standard();
        used("2024-01-10", 10);
        sandbox.travelTo("2024-02-02");
        sandbox.put("/plans/pro/charges/tokens", object("charge", object("properties", object("amount", "3"))))
                .ok();
        used("2024-01-20", 1);
        sandbox.travelTo("2024-03-02");
        assertThat(fees()).containsExactly("2024-01-01 300");
    }

    @Test
    void what_is_remembered_is_corrected_in_every_window_it_is_worth_something_in_MTR_046() {
        subscribed(sandbox, object("recurring", true), "standard", object("amount", "1"), object());
        used("2024-01-10", 5);
        sandbox.travelTo("2024-03-02");
        used("2024-01-20", 2);
        sandbox.travelTo("2024-04-02");
        assertThat(fees()).containsExactly("2024-01-01 200", "2024-02-01 200", "2024-03-01 700");
    }

    @Test
    void a_draft_counts_late_events_itself_and_they_are_billed_once_MTR_046() {
        JsonNode made = sandbox.metric("tokens", "sum_agg", object("field_name", "n"));
        sandbox.plan("pro", 0, sandbox.charge(made, "standard", object("amount", "1")));
        sandbox.customer("ada", object("billing_configuration", object("invoice_grace_period", 3)));
        sandbox.subscribe("sub", "ada", "pro");
        used("2024-01-10", 5);
        sandbox.travelTo("2024-02-02");
        used("2024-01-20", 3);
        sandbox.travelTo("2024-02-10");
        assertThat(fees()).containsExactly("2024-01-01 800");
        used("2024-01-21", 1);
        sandbox.travelTo("2024-03-02");
        assertThat(fees()).containsExactly("2024-01-01 100");
        used("2024-01-22", 2);
        sandbox.travelTo("2024-03-10");
        assertThat(fees()).containsExactly("2024-01-01 300");
        sandbox.travelTo("2024-04-10");
        assertThat(fees()).isEmpty();
    }

    @Test
    void a_window_however_old_is_corrected_MTR_046() {
        standard();
        used("2024-01-10", 5);
        sandbox.travelTo("2024-08-02");
        used("2024-01-20", 3);
        used("2024-03-20", 4);
        sandbox.travelTo("2024-09-02");
        assertThat(fees()).containsExactly("2024-01-01 300", "2024-03-01 400");
        used("2024-01-21", 2);
        sandbox.travelTo("2024-10-02");
        assertThat(fees()).containsExactly("2024-01-01 200");
        sandbox.travelTo("2024-11-02");
        assertThat(fees()).isEmpty();
    }

    @Test
    void after_the_end_late_usage_is_billed_month_by_month_for_a_year_MTR_046() {
        standard();
        used("2024-01-10", 5);
        sandbox.travelTo("2024-02-15");
        sandbox.terminate("sub");
        int invoices = sandbox.invoices().size();
        used("2024-01-20", 3);
        used("2024-02-10", 4);
        sandbox.travelTo("2024-03-16");
        assertThat(sandbox.invoices()).hasSize(invoices + 1);
        assertThat(fees()).containsExactly("2024-01-01 300", "2024-02-01 400");
        assertThat(sandbox.invoices().getLast().get("status").asString()).isEqualTo("finalized");
        used("2024-01-21", 1);
        sandbox.travelTo("2024-05-16");
        assertThat(sandbox.invoices()).hasSize(invoices + 2);
        assertThat(fees()).containsExactly("2024-01-01 100");
        sandbox.travelTo("2025-03-16");
        used("2024-01-22", 1);
        sandbox.travelTo("2025-06-16");
        assertThat(sandbox.invoices()).hasSize(invoices + 2);
    }

    @Test
    void an_event_is_late_until_an_invoice_has_counted_it_MTR_046() {
        standard();
        sandbox.travelTo("2024-02-02");
        used("2024-01-20", 3);
        String id = sandbox.get("/events").ok().at("/events/0/transaction_id").asString();
        String path = "/events/" + id + "/explanation";
        assertThat(sandbox.get(path).ok().at("/explanation/reasons").toString())
                .isEqualTo("[\"arrived_after_invoice\"]");
        sandbox.travelTo("2024-03-02");
        assertThat(sandbox.get(path).ok().at("/explanation/reasons")).isEmpty();
        assertThat(sandbox.get(path).ok().at("/explanation/counted").asBoolean())
                .isTrue();
    }

    @Test
    void what_is_billed_before_the_period_ends_corrects_nothing_and_late_usage_is_billed_once_MTR_046() {
        JsonNode made = sandbox.metric("tokens", "sum_agg", object("field_name", "n"));
        sandbox.planWith(
                "pro",
                0,
                object("usage_thresholds", list(object("amount_cents", 1000))),
                sandbox.charge(made, "standard", object("amount", "1")));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
        used("2024-01-10", 5);
        sandbox.travelTo("2024-02-10");
        used("2024-01-20", 3);
        used("2024-02-10", 12);
        sandbox.settle();
        JsonNode progressive = sandbox.invoices().getLast();
        assertThat(progressive.get("invoice_type").asString()).isEqualTo("progressive_billing");
        assertThat(fees(progressive)).containsExactly("2024-02-01 1200");
        used("2024-02-11", 1);
        sandbox.travelTo("2024-03-02");
        assertThat(fees()).containsExactly("2024-01-01 300", "2024-02-01 1300");
    }
}
