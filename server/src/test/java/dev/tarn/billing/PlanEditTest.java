package dev.tarn.billing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plans are edited while they are sold. */
class PlanEditTest {

    @Test
    void a_new_price_counts_for_the_open_period_and_leaves_finalized_invoices_alone() {
        var world = World.at("2024-03-01").plan("plan", 3100, "monthly", false);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-04-15");
        price(world, "plan", 6000);
        world.travelTo("2024-05-01");

        assertThat(world.subscriptionFees()).containsExactly(3100L, 6000L);
    }

    @Test
    void once_sold_a_plan_keeps_what_its_periods_are_made_of_SUB_024() {
        var world = World.at("2024-03-01").plan("plan", 3100, "monthly", false);
        world.subscribe("plan", "calendar");
        var edit = object(
                "interval", "yearly", "pay_in_advance", true, "code", "other", "trial_period", 30, "name", "New");
        var plan = world.org().put("/plans/plan", object("plan", edit)).ok().get("plan");

        assertThat(plan.get("name").asString()).isEqualTo("New");
        assertThat(plan.get("code").asString()).isEqualTo("plan");
        assertThat(plan.get("interval").asString()).isEqualTo("monthly");
        assertThat(plan.get("pay_in_advance").asBoolean()).isFalse();
    }

    @Test
    void a_new_price_reaches_drafts_at_once_SUB_030() {
        var world = World.at("2024-03-01").plan("plan", 3100, "monthly", false);
        world.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 5)));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-04-02");
        price(world, "plan", 6000);

        assertThat(world.last().get("status").asString()).isEqualTo("draft");
        assertThat(world.subscriptionFees()).containsExactly(6000L);
    }

    @Test
    void a_waiting_downgrade_is_canceled_when_the_plan_in_force_becomes_cheaper_SUB_031() {
        var world = World.at("2024-03-01").plan("dear", 9000, "monthly", false).plan("cheap", 3000, "monthly", false);
        world.subscribe("dear", "calendar");
        world.subscribe("cheap", "calendar");
        assertThat(world.subscription("active").get("next_plan_code").asString())
                .isEqualTo("cheap");

        price(world, "dear", 2000);

        assertThat(world.subscription("active").get("next_plan_code").isNull()).isTrue();
        world.travelTo("2024-05-01");
        assertThat(world.subscriptionFees()).containsExactly(2000L, 2000L);
    }

    @Test
    void a_waiting_downgrade_takes_place_at_once_when_its_plan_becomes_as_dear_SUB_031() {
        var world = World.at("2024-03-01").plan("dear", 3100, "monthly", false).plan("cheap", 1000, "monthly", false);
        world.subscribe("dear", "calendar");
        world.subscribe("cheap", "calendar");
        world.travelTo("2024-03-11T10:00");

        price(world, "cheap", 6200);

        assertThat(world.subscription("active").get("plan_code").asString()).isEqualTo("cheap");
        assertThat(world.subscriptionFees()).containsExactly(1000L);
        world.travelTo("2024-04-01");
        assertThat(world.subscriptionFees()).containsExactly(1000L, 4200L);
    }

    @Test
    void new_units_of_a_fixed_charge_wait_for_the_next_period_BIL_130() {
        var world = World.at("2024-03-01");
        var fixed = fixedCharge(world, 10);
        world.travelTo("2024-03-10");
        world.org().put("/plans/plan", units(fixed, 20, false)).ok();
        world.travelTo("2024-05-01");

        assertThat(fixedFees(world)).containsExactly("1000 for 10", "2000 for 20");
    }

    @Test
    void new_units_applied_at_once_count_in_the_period_in_progress_BIL_130() {
        var world = World.at("2024-03-01");
        var fixed = fixedCharge(world, 10);
        world.travelTo("2024-03-10");
        world.org().put("/plans/plan", units(fixed, 20, true)).ok();
        world.travelTo("2024-05-01");

        assertThat(fixedFees(world)).containsExactly("2000 for 20", "2000 for 20");
    }

    @Test
    void a_fixed_charge_added_to_a_sold_plan_is_billed_from_the_next_period_PRC_122() {
        var world = World.at("2024-03-01").plan("plan", 0, "monthly", false);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-03-10");
        var addOn = addOn(world);
        var charge =
                object("add_on_id", addOn, "charge_model", "standard", "units", 3, "properties", object("amount", "1"));
        world.org()
                .put("/plans/plan", object("plan", object("fixed_charges", list(charge))))
                .ok();
        world.travelTo("2024-05-01");

        assertThat(fixedFees(world)).containsExactly("300 for 3");
    }

    @Test
    void a_fixed_charge_taken_off_the_plan_is_billed_no_more_SUB_045() {
        var world = World.at("2024-03-01");
        fixedCharge(world, 10);
        world.travelTo("2024-04-10");
        world.org()
                .put("/plans/plan", object("plan", object("fixed_charges", list())))
                .ok();
        world.travelTo("2024-06-01");

        assertThat(fixedFees(world)).containsExactly("1000 for 10");
    }

    private static String addOn(World world) {
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 100, "amount_currency", "EUR");
        return world.org()
                .post("/add_ons", object("add_on", addOn))
                .ok()
                .at("/add_on/lago_id")
                .asString();
    }

    private static JsonNode fixedCharge(World world, int units) {
        var charge = object(
                "add_on_id",
                addOn(world),
                "charge_model",
                "standard",
                "units",
                units,
                "properties",
                object("amount", "1"));
        world.plan("plan", 0, "monthly", false, "fixed_charges", list(charge));
        world.subscribe("plan", "calendar");
        return world.org().get("/plans/plan").ok().at("/plan/fixed_charges/0");
    }

    private static Object units(JsonNode fixed, int units, boolean immediately) {
        var charge = object(
                "id",
                fixed.get("lago_id").asString(),
                "units",
                units,
                "apply_units_immediately",
                immediately,
                "properties",
                object("amount", "1"));
        return object("plan", object("fixed_charges", list(charge)));
    }

    private static void price(World world, String plan, long amountCents) {
        world.org()
                .put("/plans/" + plan, object("plan", object("amount_cents", amountCents)))
                .ok();
    }

    private static java.util.List<String> fixedFees(World world) {
        return world.invoices().stream()
                .flatMap(invoice -> invoice.get("fees").valueStream())
                .filter(fee -> fee.at("/item/type").asString().equals("fixed_charge"))
                .map(fee -> fee.get("amount_cents").asLong() + " for "
                        + fee.get("units").asString().replaceAll("\\.0$", ""))
                .toList();
    }
}
