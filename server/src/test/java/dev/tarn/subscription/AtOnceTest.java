package dev.tarn.subscription;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Several who do something to one subscription at the same moment: the outcome is that of one after the other. */
class AtOnceTest {
    private final Sandbox org = Sandbox.at("2024-03-01");

    @BeforeEach
    void setUp() {
        var metric = org.metric("calls", "count_agg");
        var addOn = object("name", "seats", "code", "seats", "amount_cents", 100, "amount_currency", "EUR");
        String addOnId = org.post("/add_ons", object("add_on", addOn))
                .ok()
                .at("/add_on/lago_id")
                .asString();
        var fixed = object(
                "add_on_id",
                addOnId,
                "charge_model",
                "standard",
                "units",
                10,
                "pay_in_advance",
                true,
                "properties",
                object("amount", "1"));
        org.planWith(
                "plan",
                1000,
                object("fixed_charges", list(fixed)),
                org.charge(metric, "standard", object("amount", "1")));
        org.plan("more", 2000);
        org.customer("ada");
    }

    @Test
    void one_subscription_comes_of_many_requests_for_it_SUB_111() {
        var replies = AtOnce.doing(6, i -> subscribe("plan", object()));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        assertThat(replies)
                .extracting(reply -> reply.json().at("/subscription/lago_id").asString())
                .containsOnly(rows().getFirst().get("lago_id").asString());
        assertThat(rows()).hasSize(1);
    }

    @Test
    void one_upgrade_comes_of_many_and_is_billed_once_SUB_121() {
        subscribe("plan", object()).ok();
        org.travelTo("2024-03-15T10:00");
        AtOnce.doing(6, i -> subscribe("more", object()));
        org.settle();

        assertThat(rows())
                .extracting(row -> row.get("status").asString())
                .containsExactlyInAnyOrder("terminated", "active");
        assertThat(invoicesBecause("subscription_terminating")).isEqualTo(1);
    }

    @Test
    void one_end_comes_of_many_SUB_150() {
        subscribe("plan", object()).ok();
        org.travelTo("2024-03-15T10:00");
        var replies = AtOnce.doing(6, i -> org.send("DELETE", "/subscriptions/sub", null, Map.of()));
        org.settle();

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 404).hasSize(5);
        assertThat(invoicesBecause("subscription_terminating")).isEqualTo(1);
    }

    @Test
    void one_plan_of_its_own_comes_of_many_differences_SUB_077() {
        subscribe("plan", object()).ok();
        AtOnce.doing(6, i -> i % 2 == 0 ? charge(i) : units(i));
        org.settle();

        var sub = org.get("/subscriptions/sub").ok().get("subscription");
        assertThat(sub.at("/plan/parent_id").isNull()).isFalse();
        assertThat(org.get("/subscriptions/sub/charges").ok().get("charges")).hasSize(1);
        assertThat(org.get("/subscriptions/sub/fixed_charges/seats")
                        .ok()
                        .at("/fixed_charge/units")
                        .asInt())
                .isGreaterThan(10);
    }

    /** Whatever the order, what was paid in advance comes to the most units that were in force. */
    @Test
    void units_raised_at_once_are_paid_once_BIL_136() {
        subscribe("plan", object()).ok();
        org.travelTo("2024-03-02");
        AtOnce.doing(6, this::units);
        org.settle();

        long paid = 0;
        for (JsonNode invoice : org.invoices()) {
            paid += invoice.get("fees_amount_cents").asLong();
        }
        int inForce = org.get("/subscriptions/sub/fixed_charges/seats")
                .ok()
                .at("/fixed_charge/units")
                .asInt();
        assertThat(paid).isBetween(inForce * 100L, 1600L);
    }

    /** Nobody waits for the other for ever, whoever comes first. */
    @Test
    void edits_of_the_plan_and_of_the_subscription_do_not_wait_in_a_circle() {
        subscribe("plan", object()).ok();
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            int first = random.nextInt(4);
            var replies = AtOnce.doing(8, i -> step((first + i) % 4, i));

            assertThat(replies)
                    .as("seed %d, round %d", seed, round)
                    .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        }
    }

    private Reply step(int kind, int number) {
        return switch (kind) {
            case 0 -> plan(object("amount_cents", 1000 + number));
            case 1 -> charge(number);
            case 2 -> units(number);
            default ->
                org.send(
                        "PUT",
                        "/subscriptions/sub",
                        object("subscription", object("plan_overrides", object("name", "n" + number))),
                        Map.of());
        };
    }

    private Reply plan(ObjectNode fields) {
        return org.send("PUT", "/plans/plan", object("plan", fields), Map.of());
    }

    private Reply charge(int number) {
        var price = object("properties", object("amount", Integer.toString(number)));
        return org.send("PUT", "/subscriptions/sub/charges/calls", object("charge", price), Map.of());
    }

    private Reply units(int number) {
        var units = object("units", 11 + number, "apply_units_immediately", true);
        return org.send("PUT", "/subscriptions/sub/fixed_charges/seats", object("fixed_charge", units), Map.of());
    }

    private Reply subscribe(String plan, ObjectNode more) {
        var fields = object("external_id", "sub", "external_customer_id", "ada", "plan_code", plan);
        fields.setAll(more);
        return org.send("POST", "/subscriptions", object("subscription", fields), Map.of());
    }

    private List<JsonNode> rows() {
        return org.get("/subscriptions?status[]=active&status[]=terminated&status[]=pending&status[]=canceled")
                .ok()
                .get("subscriptions")
                .valueStream()
                .toList();
    }

    private long invoicesBecause(String reason) {
        return org.invoices().stream()
                .filter(invoice -> invoice.get("billing_periods")
                        .valueStream()
                        .anyMatch(period ->
                                period.get("invoicing_reason").asString().equals(reason)))
                .count();
    }
}
