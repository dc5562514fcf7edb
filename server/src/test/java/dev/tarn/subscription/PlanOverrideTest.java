package dev.tarn.subscription;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one subscription has differently from its plan (section 2 of the rules of subscriptions). */
class PlanOverrideTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private JsonNode plan = object();
    private JsonNode addOn = object();

    @BeforeEach
    void setUp() {
        var filters = list(object("key", "region", "values", list("europe", "usa")));
        var calls = org.metric("calls", "count_agg", object("filters", filters));
        var storage = org.metric("storage", "sum_agg", object("field_name", "size"));
        var ofEurope = object("values", object("region", list("europe")), "properties", object("amount", "5"));
        var seats = object("name", "seats", "code", "seats", "amount_cents", 100, "amount_currency", "EUR");
        addOn = org.post("/add_ons", object("add_on", seats)).ok().get("add_on");
        plan = org.planWith(
                "plan",
                3100,
                object(
                        "minimum_commitment",
                        object("amount_cents", 1),
                        "fixed_charges",
                        list(object(
                                "add_on_id",
                                addOn.get("lago_id").asString(),
                                "charge_model",
                                "standard",
                                "units",
                                10,
                                "pay_in_advance",
                                true,
                                "properties",
                                object("amount", "1")))),
                org.charge(calls, "standard", object("amount", "2")).set("filters", list(ofEurope)),
                org.charge(storage, "standard", object("amount", "3")));
        org.customer("ada");
        org.customer("bob");
    }

    @Test
    void a_price_of_its_own_is_billed_and_the_rest_follows_the_plan_SUB_070() {
        var sub = subscribe("sub", "ada", object("amount_cents", 6200, "name", "Special"));
        assertThat(sub.at("/plan/parent_id")).isEqualTo(plan.get("lago_id"));
        assertThat(sub.at("/plan/code").asString()).isEqualTo("plan");
        assertThat(sub.at("/plan/name").asString()).isEqualTo("Special");
        assertThat(sub.get("plan_amount_cents").asLong()).isEqualTo(6200);
        assertThat(sub.at("/plan/minimum_commitment/amount_cents").asLong()).isEqualTo(1);
        subscribe("other", "bob", object());
        use("sub", "storage", 2);
        use("other", "storage", 2);

        edit(object("amount_cents", 100));
        editCharge("storage", object("properties", object("amount", "7")));
        org.travelTo("2024-04-01");

        assertThat(fees("ada", "subscription")).containsExactly(6200L);
        assertThat(fees("ada", "charge")).containsExactly(1400L);
        assertThat(fees("bob", "subscription")).containsExactly(100L);
        assertThat(fees("bob", "charge")).containsExactly(1400L);
        assertThat(org.get("/plans").ok().get("plans")).hasSize(1);
    }

    @Test
    void a_charge_of_its_own_stays_when_the_plan_is_edited_SUB_071_SUB_077() {
        subscribe("sub", "ada", object());
        var own = put("/charges/storage", "charge", object("properties", object("amount", "1")))
                .ok();
        assertThat(own.at("/charge/lago_parent_id")).isEqualTo(charge("storage").get("lago_id"));
        assertThat(own.at("/charge/lago_id")).isNotEqualTo(charge("storage").get("lago_id"));
        String ownId = own.at("/charge/lago_id").asString();

        editCharge("storage", object("properties", object("amount", "9")));
        var again = put("/charges/storage", "charge", object("min_amount_cents", 500))
                .ok();

        assertThat(again.at("/charge/lago_id").asString()).isEqualTo(ownId);
        assertThat(again.at("/charge/properties/amount").asString()).isEqualTo("1");
        use("sub", "storage", 3);
        org.travelTo("2024-04-01");
        assertThat(fees("ada", "charge")).containsExactly(200L, 300L);
        assertThat(charge("storage").at("/properties/amount").asString()).isEqualTo("9");
    }

    @Test
    void a_cascade_reaches_what_was_set_to_the_very_price_of_the_plan_SUB_053() {
        subscribe("same", "ada", object("charges", list(own("storage", "3"))));
        subscribe("other", "bob", object("charges", list(own("storage", "1"))));

        editCharge(
                "storage",
                object(
                        "properties",
                        object("amount", "8", "pricing_group_keys", list("team")),
                        "cascade_updates",
                        true));

        assertThat(price("same", "storage").get("amount").asString()).isEqualTo("8");
        assertThat(price("other", "storage").get("amount").asString()).isEqualTo("1");
        assertThat(price("other", "storage").at("/pricing_group_keys/0").asString())
                .isEqualTo("team");
    }

    @Test
    void without_a_cascade_nothing_that_differs_changes_SUB_050() {
        subscribe("same", "ada", object("amount_cents", 3100, "charges", list(own("storage", "3"))));
        edit(object("amount_cents", 50));
        editCharge("storage", object("properties", object("amount", "8")));

        assertThat(price("same", "storage").get("amount").asString()).isEqualTo("3");
        assertThat(shown("same").get("plan_amount_cents").asLong()).isEqualTo(3100);
        edit(object("amount_cents", 3100));
        edit(object("amount_cents", 60, "cascade_updates", true));
        assertThat(shown("same").get("plan_amount_cents").asLong()).isEqualTo(60);
    }

    @Test
    void units_alone_make_no_plan_of_its_own_SUB_074() {
        var fixed = plan.at("/fixed_charges/0/lago_id").asString();
        var sub = subscribe("sub", "ada", object("fixed_charges", list(object("id", fixed, "units", 4))));
        assertThat(sub.at("/plan/parent_id").isNull()).isTrue();
        assertThat(sub.at("/plan/fixed_charges/0/units").asInt()).isEqualTo(4);
        assertThat(fees("ada", "fixed_charge")).containsExactly(400L);

        editFixed(object("units", 20, "apply_units_immediately", true));
        org.travelTo("2024-03-02");
        put("/fixed_charges/seats", "fixed_charge", object("units", 6, "apply_units_immediately", true))
                .ok();

        assertThat(fees("ada", "fixed_charge")).containsExactly(200L, 400L);
        assertThat(shown("sub").at("/plan/parent_id").isNull()).isTrue();
        org.travelTo("2024-04-01");
        assertThat(fees("ada", "fixed_charge")).containsExactly(200L, 400L, 600L);
    }

    @Test
    void units_become_part_of_a_plan_of_its_own_SUB_075_BIL_180() {
        subscribe("sub", "ada", object());
        put("/fixed_charges/seats", "fixed_charge", object("units", 12)).ok();
        org.travelTo("2024-03-05");
        put("/fixed_charges/seats", "fixed_charge", object("properties", object("amount", "2")))
                .ok();

        var seats = org.get("/subscriptions/sub/fixed_charges/seats").ok().get("fixed_charge");
        assertThat(seats.get("units").asInt()).isEqualTo(12);
        assertThat(seats.get("lago_parent_id")).isEqualTo(plan.at("/fixed_charges/0/lago_id"));
        org.travelTo("2024-04-01");
        assertThat(fees("ada", "fixed_charge")).containsExactly(1000L, 2400L);
    }

    @Test
    void only_the_difference_is_billed_when_a_plan_of_its_own_raises_units_SUB_078_BIL_180() {
        subscribe("sub", "ada", object());
        org.travelTo("2024-03-05");
        var fixed = object(
                "id", plan.at("/fixed_charges/0/lago_id").asString(), "units", 15, "apply_units_immediately", true);
        org.put(
                        "/subscriptions/sub",
                        object(
                                "subscription",
                                object("plan_overrides", object("amount_cents", 200, "fixed_charges", list(fixed)))))
                .ok();

        assertThat(fees("ada", "fixed_charge")).containsExactly(500L, 1000L);
    }

    @Test
    void filters_of_its_own_are_added_changed_and_removed_SUB_044_SUB_077() {
        subscribe("sub", "ada", object());
        var ofUsa = object("values", object("region", list("usa")), "properties", object("amount", "6"));
        var added = org.post("/subscriptions/sub/charges/calls/filters", object("filter", ofUsa))
                .ok()
                .get("filter");
        org.post("/subscriptions/sub/charges/calls/filters", object("filter", ofUsa))
                .isInvalid("values", "value_already_exists");
        String known = charge("calls").at("/filters/0/lago_id").asString();
        put("/charges/calls/filters/" + known, "filter", object("properties", object("amount", "4")))
                .ok();

        var filters = org.get("/subscriptions/sub/charges/calls/filters").ok().get("filters");
        assertThat(filters.findValuesAsString("amount")).containsExactly("4", "6");
        assertThat(filters.get(0).get("lago_id").asString()).isEqualTo(known);
        assertThat(charge("calls").get("filters")).hasSize(1);
        use("sub", "calls", "region", "europe");
        use("sub", "calls", "region", "usa");
        use("sub", "calls", "region", "asia");
        assertThat(org.usage("ada", "sub").get("amount_cents").asLong()).isEqualTo(1200);

        org.delete("/subscriptions/sub/charges/calls/filters/"
                        + added.get("lago_id").asString())
                .ok();
        assertThat(org.usage("ada", "sub").get("amount_cents").asLong()).isEqualTo(800);
        org.get("/subscriptions/sub/charges/calls/filters/"
                        + added.get("lago_id").asString())
                .isRefused(404, "charge_filter_not_found");
    }

    @Test
    void a_filter_added_to_the_plan_cascades_to_filters_of_its_own_SUB_054() {
        subscribe("sub", "ada", object());
        String known = charge("calls").at("/filters/0/lago_id").asString();
        put("/charges/calls/filters/" + known, "filter", object("properties", object("amount", "4")))
                .ok();
        var ofUsa = object(
                "values", object("region", list("usa")), "properties", object("amount", "6"), "cascade_updates", true);
        org.post("/plans/plan/charges/calls/filters", object("filter", ofUsa)).ok();

        var filters = org.get("/subscriptions/sub/charges/calls/filters").ok().get("filters");
        assertThat(filters.findValuesAsString("amount")).containsExactly("4", "6");
    }

    @Test
    void the_price_of_its_own_decides_between_upgrade_and_downgrade_SUB_113() {
        org.plan("basic", 2000);
        subscribe("sub", "ada", object("amount_cents", 1000));

        org.subscribe("sub", "ada", "basic");

        assertThat(shown("sub").get("plan_code").asString()).isEqualTo("basic");
        var back = subscribe("sub", "ada", object("amount_cents", 500));
        assertThat(back.get("next_plan_code").asString()).isEqualTo("plan");
        assertThat(back.get("plan_code").asString()).isEqualTo("basic");
    }

    @Test
    void a_commitment_and_taxes_of_its_own_come_before_those_of_the_plan_SUB_073() {
        org.tax("high", "50");
        org.post(
                        "/taxes",
                        object(
                                "tax",
                                object("name", "low", "code", "low", "rate", "10", "applied_to_organization", false)))
                .ok();
        subscribe("sub", "ada", object("tax_codes", list("low"), "minimum_commitment", object("amount_cents", 5000)));
        subscribe("other", "bob", object("minimum_commitment", object()));
        org.travelTo("2024-04-01");

        assertThat(fees("ada", "commitment")).containsExactly(900L); // 5 000 - 3 100 - 1 000 of fixed charges
        assertThat(shown("other").at("/plan/minimum_commitment").isNull()).isTrue();
        var invoice = org.invoices("external_customer_id=ada").getLast();
        assertThat(invoice.get("taxes_rate").asInt()).isEqualTo(10);
    }

    @Test
    void what_cannot_be_set_is_refused_and_leaves_nothing_SUB_072() {
        subscribe("sub", "ada", object());
        put("/fixed_charges/seats", "fixed_charge", object("charge_model", "volume"))
                .isRefused(403, "cannot_override_charge_model");
        put("/charges/nothing", "charge", object("min_amount_cents", 1)).isRefused(404, "charge_not_found");
        put("/fixed_charges/nothing", "fixed_charge", object("units", 1)).isRefused(404, "fixed_charge_not_found");
        put("/charges/storage", "charge", object("properties", object("amount", "-1")))
                .isInvalid("properties", "invalid_amount");
        org.get("/subscriptions/nobody/charges").isRefused(404, "subscription_not_found");
        var unknown =
                object("fixed_charges", list(object("id", plan.get("lago_id").asString(), "units", 1)));
        refuse(unknown).isRefused(404, "fixed_charge_not_found");
        String storage = charge("storage").get("lago_id").asString();
        refuse(object("charges", list(object("id", storage), object("id", storage))))
                .isInvalid("charges", "value_is_duplicated");

        assertThat(shown("sub").at("/plan/parent_id").isNull()).isTrue();
        assertThat(org.get("/subscriptions?external_customer_id=bob").ok().get("subscriptions"))
                .isEmpty();
    }

    @Test
    void a_deleted_plan_takes_along_what_was_made_from_it_SUB_033() {
        subscribe("sub", "ada", object("amount_cents", 6200));
        org.delete("/plans/plan").ok();

        assertThat(org.get("/subscriptions/sub?status=terminated")
                        .ok()
                        .at("/subscription/plan_amount_cents")
                        .asLong())
                .isEqualTo(6200);
    }

    @Test
    void a_charge_removed_from_the_plan_is_gone_for_everybody_SUB_052() {
        subscribe("sub", "ada", object("charges", list(own("storage", "1"))));
        org.delete("/plans/plan/charges/storage").ok();

        assertThat(org.get("/subscriptions/sub/charges").ok().get("charges").findValuesAsString("code"))
                .containsExactly("calls");
    }

    private Reply refuse(ObjectNode overrides) {
        var fields = object(
                "external_id", "new", "external_customer_id", "bob", "plan_code", "plan", "plan_overrides", overrides);
        return org.post("/subscriptions", object("subscription", fields));
    }

    private JsonNode subscribe(String id, String customer, ObjectNode overrides) {
        return org.subscribe(id, customer, "plan", object("plan_overrides", overrides));
    }

    private JsonNode shown(String id) {
        return org.get("/subscriptions/" + id).ok().get("subscription");
    }

    private JsonNode charge(String code) {
        return org.get("/plans/plan/charges/" + code).ok().get("charge");
    }

    private JsonNode price(String id, String code) {
        return org.get("/subscriptions/" + id + "/charges/" + code).ok().at("/charge/properties");
    }

    private ObjectNode own(String code, String amount) {
        return object("id", charge(code).get("lago_id").asString(), "properties", object("amount", amount));
    }

    private Reply put(String path, String key, ObjectNode fields) {
        return org.put("/subscriptions/sub" + path, object(key, fields));
    }

    private void edit(ObjectNode fields) {
        org.put("/plans/plan", object("plan", fields)).ok();
    }

    private void editCharge(String code, ObjectNode fields) {
        org.put("/plans/plan/charges/" + code, object("charge", fields)).ok();
    }

    private void editFixed(ObjectNode fields) {
        org.put("/plans/plan/fixed_charges/seats", object("fixed_charge", fields))
                .ok();
    }

    private void use(String subscription, String metric, int size) {
        org.event(metric, subscription, object("size", size));
    }

    private void use(String subscription, String metric, String key, String value) {
        org.event(metric, subscription, object(key, value));
    }

    private List<Long> fees(String customer, String type) {
        var amounts = new ArrayList<Long>();
        for (JsonNode invoice : org.invoices("external_customer_id=" + customer)) {
            for (JsonNode fee : invoice.get("fees")) {
                if (fee.at("/item/type").asString().equals(type)) {
                    amounts.add(fee.get("amount_cents").asLong());
                }
            }
        }
        return amounts.stream().sorted().toList();
    }
}
