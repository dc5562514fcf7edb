package dev.tarn.billing;

import static dev.tarn.billing.World.amounts;
import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a plan costs at least (section 12 of the billing rules). */
class CommitmentTest {
    private static final ObjectNode MILLION = object("amount_cents", 1_000_000);

    @ParameterizedTest
    @CsvSource({
        "weekly, calendar, 2023-02-01, 2023-02-06, 642857",
        "monthly, calendar, 2023-02-04, 2023-03-01, 803571",
        "quarterly, calendar, 2023-02-04, 2023-04-01, 560000",
        "yearly, calendar, 2022-02-01, 2023-01-01, 823561",
        "weekly, anniversary, 2023-02-01, 2023-02-08, 900000",
        "monthly, anniversary, 2023-02-04, 2023-03-04, 900000",
        "yearly, anniversary, 2022-02-01, 2023-02-01, 900000",
    })
    void what_is_missing_is_prorated_to_the_days_of_the_first_period_EX_60_to_EX_64(
            String interval, String billingTime, String start, String end, long missing) {
        var world = World.at(start).plan("plan", 100_000, interval, false, "minimum_commitment", MILLION);
        world.subscribe("plan", billingTime);
        world.travelTo(end);

        assertThat(amounts(world.last(), "commitment")).containsExactly(missing);
        JsonNode item = fee(world.last()).get("item");
        assertThat(item.get("invoice_display_name").asString()).isEqualTo("Minimum commitment");
        assertThat(item.get("item_type").asString()).isEqualTo("Subscription");
    }

    @Test
    void usage_in_arrears_and_in_advance_counts_for_its_own_period_EX_65() {
        var world = World.at("2024-02-28T10:00");
        usagePlan(world, false);
        world.subscribe("plan", "calendar");
        use(world, "arrears", 1000);
        use(world, "advance", 1000);
        use(world, "recurring", 1000);
        world.travelTo("2024-03-01");
        assertThat(amounts(world.last(), "commitment")).containsExactly(65_276L);

        world.travelTo("2024-04-01");
        assertThat(amounts(world.last(), "commitment")).containsExactly(989_000L);
    }

    @Test
    void a_plan_in_advance_settles_the_period_that_is_over_EX_66() {
        var world = World.at("2024-02-28T10:00");
        usagePlan(world, true);
        world.subscribe("plan", "calendar");
        assertThat(amounts(world.last(), "commitment")).isEmpty();
        use(world, "arrears", 2500);
        use(world, "advance", 3000);
        use(world, "recurring", 1500);
        world.travelTo("2024-03-01");
        assertThat(amounts(world.last(), "commitment")).containsExactly(61_276L);

        world.travelTo("2024-04-01");
        assertThat(amounts(world.last(), "commitment")).containsExactly(988_500L);
    }

    @Test
    void the_day_of_an_upgrade_counts_towards_the_old_commitment_EX_28() {
        var world = World.at("2024-05-01")
                .plan("plan", 10_000, "monthly", false, "minimum_commitment", MILLION)
                .plan("more", 20_000, "monthly", false);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-06-01T10:00");
        world.subscribe("more", "calendar");

        assertThat(amounts(world.last(), "subscription")).containsExactly(0L);
        assertThat(amounts(world.last(), "commitment")).containsExactly(33_333L);
    }

    @Test
    void a_downgrade_settles_the_whole_period_before_it_EX_29() {
        var world = World.at("2024-05-01")
                .plan("plan", 10_000, "monthly", false, "minimum_commitment", MILLION)
                .plan("less", 5_000, "monthly", false);
        world.subscribe("plan", "calendar");
        world.subscribe("less", "calendar");
        world.travelTo("2024-06-01T01:00");

        assertThat(amounts(world.last(), "subscription")).containsExactly(10_000L);
        assertThat(amounts(world.last(), "commitment")).containsExactly(990_000L);
        assertThat(world.last().get("total_amount_cents").asLong()).isEqualTo(1_000_000);
    }

    @Test
    void an_end_settles_the_days_that_were_used_BIL_141() {
        var world = World.at("2024-04-01").plan("plan", 3_000, "monthly", false, "minimum_commitment", MILLION);
        world.subscribe("plan", "calendar");
        world.travelTo("2024-04-15T10:00");
        world.org().terminate("sub");

        assertThat(amounts(world.last(), "commitment")).containsExactly(498_500L); // 15 of 30 days, less 1 500
    }

    @Test
    void a_year_billed_by_months_is_settled_once_over_all_its_invoices_BIL_142_BIL_144() {
        var world = World.at("2023-01-01");
        var metric = world.org().metric("calls", "count_agg");
        var charge = world.org().charge(metric, "standard", object("amount", "10"));
        world.plan(
                "plan",
                120_000,
                "yearly",
                false,
                "minimum_commitment",
                MILLION,
                "bill_charges_monthly",
                true,
                "charges",
                list(charge));
        world.subscribe("plan", "calendar");
        use(world, "calls", 0);
        world.travelTo("2023-05-10");
        use(world, "calls", 0);
        world.travelTo("2023-12-31");
        assertThat(commitments(world)).isEmpty();
        world.travelTo("2024-01-01");

        assertThat(commitments(world)).containsExactly(878_000L); // 1 000 000 - 120 000 - 2 x 1 000
    }

    @Test
    void a_commitment_that_is_reached_adds_no_fee_BIL_140() {
        var world = World.at("2024-04-01")
                .plan("plan", 3_000, "monthly", false, "minimum_commitment", object("amount_cents", 3_000));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-05-01");

        assertThat(World.types(world.last())).containsExactly("subscription");
    }

    @Test
    void its_own_taxes_come_before_those_of_the_plan_CRD_060() {
        var world = World.at("2024-04-01");
        world.org().tax("everywhere", "10");
        var own = object("name", "own", "code", "own", "rate", "25", "applied_to_organization", false);
        world.org().post("/taxes", object("tax", own)).ok();
        world.plan(
                "plan",
                3_000,
                "monthly",
                false,
                "minimum_commitment",
                object("amount_cents", 5_000, "invoice_display_name", "At least", "tax_codes", list("own")));
        world.subscribe("plan", "calendar");
        world.travelTo("2024-05-01");

        JsonNode fee = fee(world.last());
        assertThat(fee.get("taxes_amount_cents").asLong()).isEqualTo(500);
        assertThat(fee.at("/item/invoice_display_name").asString()).isEqualTo("At least");
        assertThat(world.last().get("taxes_amount_cents").asLong()).isEqualTo(800);
    }

    @Test
    void a_plan_shows_keeps_changes_and_drops_its_commitment_SUB_013_SUB_028() {
        var org = Sandbox.at("2024-04-01");
        var plan = org.planWith("plan", 3_000, object("minimum_commitment", MILLION))
                .get("minimum_commitment");
        assertThat(plan.get("amount_cents").asLong()).isEqualTo(1_000_000);
        assertThat(plan.get("interval").asString()).isEqualTo("monthly");
        assertThat(plan.get("plan_code").asString()).isEqualTo("plan");

        assertThat(edit(org, object("name", "New")).at("/minimum_commitment/lago_id"))
                .isEqualTo(plan.get("lago_id"));
        var raised = edit(org, object("minimum_commitment", object("invoice_display_name", "Floor")));
        assertThat(raised.at("/minimum_commitment/amount_cents").asLong()).isEqualTo(1_000_000);
        assertThat(raised.at("/minimum_commitment/invoice_display_name").asString())
                .isEqualTo("Floor");
        assertThat(edit(org, object("minimum_commitment", object()))
                        .get("minimum_commitment")
                        .isNull())
                .isTrue();
        var refused = org.put("/plans/plan", object("plan", object("minimum_commitment", object("amount_cents", 0))));
        refused.isInvalid("amount_cents", "value_is_out_of_range");
    }

    private static JsonNode edit(Sandbox org, ObjectNode fields) {
        return org.put("/plans/plan", object("plan", fields)).ok().get("plan");
    }

    private static JsonNode fee(JsonNode invoice) {
        for (JsonNode fee : invoice.get("fees")) {
            if (fee.at("/item/type").asString().equals("commitment")) {
                return fee;
            }
        }
        throw new AssertionError("no commitment: " + invoice.get("fees"));
    }

    private static List<Long> commitments(World world) {
        return world.invoices().stream()
                .flatMap(invoice -> amounts(invoice, "commitment").stream())
                .toList();
    }

    /** Charges of one cent per unit: in arrears, in advance, and in advance of what recurs. */
    private static void usagePlan(World world, boolean inAdvance) {
        var org = world.org();
        var sum = object("field_name", "units");
        var recurring = object("field_name", "units", "recurring", true);
        var price = object("amount", "0.01");
        var arrears = org.charge(org.metric("arrears", "sum_agg", sum), "standard", price);
        var advance = org.charge(org.metric("advance", "sum_agg", sum), "standard", price);
        var carried = org.charge(org.metric("recurring", "sum_agg", recurring), "standard", price);
        advance.put("pay_in_advance", true);
        carried.put("pay_in_advance", true);
        world.plan(
                "plan",
                10_000,
                "monthly",
                inAdvance,
                "minimum_commitment",
                MILLION,
                "charges",
                list(arrears, advance, carried));
    }

    private static void use(World world, String metric, long units) {
        world.org().event(metric, "sub", object("units", units));
    }
}
