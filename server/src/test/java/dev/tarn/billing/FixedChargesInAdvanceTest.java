package dev.tarn.billing;

import static dev.tarn.billing.World.amounts;
import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fixed charges that are due at the start of their period, and units that change within it (section 11 of the billing rules). */
class FixedChargesInAdvanceTest {

    @Test
    void the_start_bills_them_alone_where_the_plan_is_in_arrears_BIL_070_BIL_181() {
        var world = World.at("2024-03-10T10:00");
        plan(world, "plan", 1000, fixed(world, "seats", "10", 10, false));
        world.subscribe("plan", "calendar");

        assertThat(World.types(world.last())).containsExactly("fixed_charge");
        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(10_000L);
        world.travelTo("2024-04-01");
        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(10_000L);
    }

    @Test
    void more_units_at_once_are_billed_at_once_and_fewer_cost_nothing_EX_68() {
        assertThat(changes(false, 5, 15)).containsExactly(10_000L, 0L, 5_000L);
    }

    @Test
    void each_step_up_bills_what_it_adds_EX_69() {
        assertThat(changes(false, 15, 20)).containsExactly(10_000L, 5_000L, 5_000L);
    }

    @Test
    void units_that_wait_are_billed_with_their_period_EX_70() {
        var world = World.at("2024-03-01");
        plan(world, "plan", 0, fixed(world, "seats", "10", 10, false));
        world.subscribe("plan", "calendar");
        units(world, 15, false);
        assertThat(world.invoices()).hasSize(1);

        world.travelTo("2024-04-01");
        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(15_000L);
    }

    @Test
    void prorated_units_are_billed_for_the_days_that_are_left_BIL_136() {
        var world = World.at("2024-04-01");
        plan(world, "plan", 0, fixed(world, "seats", "10", 10, true));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-04-16T10:00");
        units(world, 14, true);

        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(2_000L); // 4 x 15 of 30 days x 10.00
        world.travelTo("2024-05-01");
        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(14_000L);
    }

    /** Whether the units change later or at the very instant of the start. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-04-01", "2024-04-02T10:00"})
    void a_draft_that_is_computed_again_does_not_bill_added_units_too_BIL_136(String changedAt) {
        var world = World.at("2024-04-01");
        world.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 5)));
        world.org()
                .post(
                        "/plans",
                        object(
                                "plan",
                                object(
                                        "name",
                                        "plan",
                                        "code",
                                        "plan",
                                        "interval",
                                        "monthly",
                                        "amount_cents",
                                        1000,
                                        "amount_currency",
                                        "EUR",
                                        "pay_in_advance",
                                        true,
                                        "fixed_charges",
                                        list(fixed(world, "seats", "10", 10, false)))))
                .ok();
        world.subscribe("plan", "calendar");
        world.travelTo(changedAt);
        units(world, 15, true);
        price(world, 1100);
        units(world, 4, true);
        world.travelTo("2024-04-10");

        assertThat(world.invoices().stream()
                        .flatMap(invoice -> amounts(invoice, "fixed_charge").stream())
                        .toList())
                .containsExactlyInAnyOrder(10_000L, 5_000L, 0L);
    }

    @Test
    void an_upgrade_deducts_what_the_old_plan_was_paid_for_EX_30() {
        var world = World.at("2023-07-19T12:12");
        var a = addOn(world, "a");
        plan(world, "plan", 0, fixed(a, "3", 5, true));
        plan(world, "more", 100, fixed(a, "10", 10, true), fixed(addOn(world, "b"), "20", 1, true));
        world.subscribe("plan", "calendar");
        world.travelTo("2023-08-21T12:00");
        world.subscribe("more", "calendar");

        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(710L, 3_016L);
    }

    @Test
    void a_first_period_deducts_by_its_own_days_EX_31() {
        var world = World.at("2025-12-10T12:12");
        var a = addOn(world, "a");
        plan(world, "plan", 0, fixed(a, "3", 5, true));
        plan(world, "more", 100, fixed(a, "10", 10, true), fixed(addOn(world, "b"), "20", 1, true));
        world.subscribe("plan", "calendar");
        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(1_065L);
        world.travelTo("2025-12-22T12:12");
        world.subscribe("more", "calendar");

        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(645L, 2_742L);
    }

    @Test
    void without_proration_the_new_plan_costs_its_full_price_EX_32() {
        var world = World.at("2023-08-01T00:00");
        var a = addOn(world, "a");
        plan(world, "plan", 0, fixed(a, "3", 5, false));
        plan(world, "more", 100, fixed(a, "10", 10, false), fixed(addOn(world, "b"), "20", 1, false));
        world.subscribe("plan", "calendar");
        world.travelTo("2023-08-21T12:00");
        world.subscribe("more", "calendar");

        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(2_000L, 10_000L);
    }

    @Test
    void several_changes_of_one_edit_share_an_invoice_BIL_136() {
        var world = World.at("2024-03-01");
        plan(world, "plan", 0, fixed(world, "a", "10", 1, false), fixed(world, "b", "20", 1, false));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-03-02");
        var edit = new ArrayList<ObjectNode>();
        for (JsonNode known : world.org().get("/plans/plan").ok().at("/plan/fixed_charges")) {
            edit.add(object("id", known.get("lago_id").asString(), "units", 3, "apply_units_immediately", true));
        }
        world.org()
                .put("/plans/plan", object("plan", object("fixed_charges", list(edit.toArray()))))
                .ok();

        assertThat(world.invoices()).hasSize(2);
        assertThat(amounts(world.last(), "fixed_charge")).containsExactly(2_000L, 4_000L);
        assertThat(world.last().at("/billing_periods/0/invoicing_reason").asString())
                .isEqualTo("in_advance_charge");
    }

    private static List<Long> changes(boolean prorated, int... units) {
        var world = World.at("2024-03-01");
        plan(world, "plan", 0, fixed(world, "seats", "10", 10, prorated));
        world.subscribe("plan", "calendar");
        int day = 2;
        for (int next : units) {
            world.travelTo("2024-03-0" + day++);
            units(world, next, true);
        }
        return world.invoices().stream()
                .map(invoice -> invoice.get("total_amount_cents").asLong())
                .toList();
    }

    private static void price(World world, long amountCents) {
        world.org()
                .put("/plans/plan", object("plan", object("amount_cents", amountCents)))
                .ok();
    }

    private static void units(World world, int units, boolean immediately) {
        var change = object("units", units, "apply_units_immediately", immediately);
        world.org()
                .put("/plans/plan/fixed_charges/seats", object("fixed_charge", change))
                .ok();
    }

    private static void plan(World world, String code, long amountCents, ObjectNode... fixedCharges) {
        world.plan(code, amountCents, "monthly", false, "fixed_charges", list((Object[]) fixedCharges));
    }

    private static JsonNode addOn(World world, String code) {
        var addOn = object("name", code, "code", code, "amount_cents", 100, "amount_currency", "EUR");
        return world.org().post("/add_ons", object("add_on", addOn)).ok().get("add_on");
    }

    private static ObjectNode fixed(World world, String code, String amount, int units, boolean prorated) {
        return fixed(addOn(world, code), amount, units, prorated);
    }

    private static ObjectNode fixed(JsonNode addOn, String amount, int units, boolean prorated) {
        return object(
                "add_on_id",
                addOn.get("lago_id").asString(),
                "charge_model",
                "standard",
                "units",
                units,
                "pay_in_advance",
                true,
                "prorated",
                prorated,
                "properties",
                object("amount", amount));
    }
}
