package dev.tarn.plan;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What plans are made of and what may change of them. */
class PlanTest {
    private final Sandbox org = Sandbox.at("2024-01-01");

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "name, null, value_is_mandatory",
                "code, null, value_is_mandatory",
                "interval, null, value_is_invalid",
                "interval, daily, value_is_invalid",
                "amount_currency, XXQ, value_is_invalid",
                "amount_cents, null, value_is_mandatory",
            })
    void what_cannot_be_is_refused_SUB_001_to_003(String field, String value, String code) {
        ObjectNode fields = plan("basic");
        fields.put(field, value);
        org.post("/plans", object("plan", fields)).isInvalid(field, code);
    }

    @Test
    void sixteen_at_once_make_one_plan_of_a_code_SUB_001() {
        var answers = AtOnce.doing(16, i -> org.send("POST", "/plans", object("plan", plan("basic")), Map.of()));

        assertThat(answers.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        answers.stream()
                .filter(reply -> reply.status() != 200)
                .forEach(reply -> reply.isInvalid("code", "value_already_exist"));
    }

    @Test
    void sixteen_edits_at_once_lose_nothing() {
        org.plan("basic", 1000);
        JsonNode calls = org.metric("calls", "count_agg");
        var answers = AtOnce.doing(16, i -> {
            ObjectNode charge = org.charge(calls, "standard", object("amount", "1"));
            charge.put("code", "calls-" + i);
            return org.send("POST", "/plans/basic/charges", object("charge", charge), Map.of());
        });

        assertThat(answers).allSatisfy(Reply::ok);
        assertThat(org.get("/plans/basic").ok().at("/plan/charges")).hasSize(16);
    }

    @Test
    void the_monthly_flags_belong_to_long_intervals_SUB_006() {
        ObjectNode monthly = plan("monthly");
        monthly.put("bill_charges_monthly", true);
        assertThat(create(monthly).get("bill_charges_monthly").isNull()).isTrue();
        ObjectNode yearly = plan("yearly");
        yearly.put("interval", "yearly");
        assertThat(create(yearly).get("bill_charges_monthly").asBoolean(true)).isFalse();
    }

    @Test
    void charges_without_a_code_take_that_of_their_metric_SUB_022() {
        JsonNode calls = org.metric("calls", "count_agg");
        ObjectNode fields = plan("basic");
        ObjectNode charge = org.charge(calls, "standard", object("amount", "1"));
        fields.set("charges", list(charge, charge, charge));

        assertThat(create(fields)
                        .get("charges")
                        .valueStream()
                        .map(made -> made.get("code").asString()))
                .containsExactlyInAnyOrder("calls", "calls_2", "calls_3");
    }

    @Test
    void the_list_of_charges_is_the_whole_of_them_SUB_025() {
        JsonNode calls = org.metric("calls", "count_agg");
        JsonNode made = org.plan(
                "basic",
                0,
                org.charge(calls, "standard", object("amount", "1")),
                org.charge(calls, "standard", object("amount", "2")));
        String kept = made.at("/charges/0/lago_id").asString();
        ObjectNode change = org.charge(calls, "standard", object("amount", "9"));
        change.put("id", kept);
        ObjectNode added = org.charge(calls, "standard", object("amount", "3"));
        added.put("code", "new");
        JsonNode edited = edit("basic", object("charges", list(change, added)));

        assertThat(edited.get("charges")
                        .valueStream()
                        .map(charge -> charge.at("/properties/amount").asString()))
                .containsExactlyInAnyOrder("9", "3");
        assertThat(edited.get("charges")
                        .valueStream()
                        .map(charge -> charge.get("lago_id").asString()))
                .contains(kept);
        assertThat(edit("basic", object("name", "Other")).get("charges")).hasSize(2);
        assertThat(edit("basic", object("charges", list())).get("charges")).isEmpty();
    }

    @Test
    void once_sold_a_charge_keeps_its_model_and_takes_new_properties_SUB_026() {
        JsonNode calls = org.metric("calls", "count_agg");
        JsonNode made = org.plan("basic", 0, org.charge(calls, "standard", object("amount", "1")));
        org.subscribe("sub", "ada", "basic");
        ObjectNode change = org.charge(calls, "package", object("amount", "5"));
        change.put("id", made.at("/charges/0/lago_id").asString());
        JsonNode charge = edit("basic", object("charges", list(change))).at("/charges/0");

        assertThat(charge.get("charge_model").asString()).isEqualTo("standard");
        assertThat(charge.at("/properties/amount").asString()).isEqualTo("5");
    }

    @Test
    void what_a_plan_names_has_to_exist_SUB_021() {
        ObjectNode fields = plan("basic");
        fields.set(
                "charges",
                list(object(
                        "billable_metric_id",
                        "01a21200-0000-7000-8000-000000000000",
                        "charge_model",
                        "standard",
                        "properties",
                        object("amount", "1"))));
        org.post("/plans", object("plan", fields)).isRefused(404, "billable_metrics_not_found");
        ObjectNode taxed = plan("basic");
        taxed.set("tax_codes", list("nothing"));
        org.post("/plans", object("plan", taxed)).isRefused(404, "tax_not_found");
        org.get("/plans/basic").isRefused(404, "plan_not_found");
    }

    @Test
    void a_deleted_plan_cannot_be_sold_any_more_SUB_033() {
        org.plan("basic", 1000);
        org.delete("/plans/basic").ok();

        org.get("/plans/basic").isRefused(404, "plan_not_found");
        org.post(
                        "/subscriptions",
                        object(
                                "subscription",
                                object("external_customer_id", "ada", "plan_code", "basic", "external_id", "sub")))
                .isRefused(404, "plan_not_found");
        assertThat(org.get("/plans").ok().get("plans")).isEmpty();
    }

    @Test
    void selling_and_deleting_at_once_leaves_nothing_unended() {
        for (int round = 0; round < 5; round++) {
            String code = "plan-" + round;
            org.plan(code, 1000);
            AtOnce.doing(
                    9,
                    i -> i == 0
                            ? org.send("DELETE", "/plans/" + code, null, Map.of())
                            : org.send(
                                    "POST",
                                    "/subscriptions",
                                    object(
                                            "subscription",
                                            object(
                                                    "external_customer_id",
                                                    code + i,
                                                    "plan_code",
                                                    code,
                                                    "external_id",
                                                    code + i)),
                                    Map.of()));
            org.settle();

            assertThat(org.get("/plans/" + code).status()).isEqualTo(404);
            assertThat(org.get("/subscriptions?plan_code=" + code).ok().get("subscriptions"))
                    .isEmpty();
        }
    }

    private static ObjectNode plan(String code) {
        return object(
                "name",
                code,
                "code",
                code,
                "interval",
                "monthly",
                "amount_cents",
                1000,
                "amount_currency",
                "EUR",
                "pay_in_advance",
                false);
    }

    private JsonNode create(ObjectNode fields) {
        return org.post("/plans", object("plan", fields)).ok().get("plan");
    }

    private JsonNode edit(String code, ObjectNode fields) {
        return org.put("/plans/" + code, object("plan", fields)).ok().get("plan");
    }
}
