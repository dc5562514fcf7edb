package dev.tarn.entitlement;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.AtOnce;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Features, what plans grant of them, and what single subscriptions have instead (section 11 of the rules of the platform). */
class EntitlementTest {
    private final Sandbox org = Sandbox.at("2024-03-01");

    @BeforeEach
    void setUp() {
        feature(
                "seats",
                object("code", "max", "name", "Most", "value_type", "integer"),
                object("code", "root", "value_type", "boolean"),
                object("code", "region", "value_type", "select", "config", object("select_options", list("eu", "us"))),
                object("code", "note"));
        feature("sso");
        org.plan("plan", 1000);
        org.customer("ada");
    }

    @Test
    void a_feature_is_made_listed_and_changed_in_part_PLT_290_PLT_291() {
        var changed = org.put(
                        "/features/seats",
                        object(
                                "feature",
                                object(
                                        "description",
                                        "How many",
                                        "privileges",
                                        list(
                                                object(
                                                        "code",
                                                        "region",
                                                        "config",
                                                        object("select_options", list("asia", "eu"))),
                                                object("code", "max", "name", "At most", "value_type", "string"),
                                                object("code", "new", "value_type", "boolean")))))
                .ok()
                .get("feature");

        assertThat(changed.get("name").asString()).isEqualTo("seats");
        assertThat(changed.get("description").asString()).isEqualTo("How many");
        assertThat(changed.get("privileges").findValuesAsString("code"))
                .containsExactly("max", "root", "region", "note", "new");
        assertThat(changed.at("/privileges/0/value_type").asString()).isEqualTo("integer");
        assertThat(changed.at("/privileges/0/name").asString()).isEqualTo("At most");
        assertThat(changed.at("/privileges/2/config/select_options"))
                .extracting(JsonNode::asString)
                .containsExactly("eu", "us", "asia");
        assertThat(org.get("/features?search_term=ss").ok().get("features").findValuesAsString("code"))
                .containsExactly("sso");
    }

    @Test
    void what_a_feature_cannot_be_is_refused_PLT_290() {
        refuse(object("name", "x")).isInvalid("code", "value_is_mandatory");
        refuse(object("code", "seats")).isInvalid("code", "value_already_exist");
        refuse(object("code", "x", "description", "d".repeat(601))).isInvalid("description", "value_is_too_long");
        refuse(privileges(object("code", "a"), object("code", "a"))).isInvalid("privilege.code", "value_is_duplicated");
        refuse(privileges(object("code", "a", "value_type", "select"))).isInvalid("privilege.config", "invalid_format");
        refuse(privileges(object("code", "a", "config", object("select_options", list("b")))))
                .isInvalid("privilege.config", "invalid_format");
        refuse(privileges(object("code", "a", "value_type", "select", "config", object("select_options", list()))))
                .isInvalid("privilege.config", "invalid_format");
        org.get("/features/x").isRefused(404, "feature_not_found");
    }

    @Test
    void a_plan_grants_replaces_and_merges_PLT_292() {
        var granted = post(object("seats", object("max", 10, "root", true), "sso", object()));
        assertThat(values(granted.get(0))).containsExactly(Map.entry("max", "10"), Map.entry("root", "true"));
        assertThat(granted.at("/0/privileges/0/value").isNumber()).isTrue();
        assertThat(granted.at("/0/privileges/1/value").isBoolean()).isTrue();
        assertThat(granted.at("/1/privileges")).isEmpty();

        var merged = patch("/plans/plan", object("seats", object("region", "eu")));
        assertThat(values(merged.get(0))).containsOnlyKeys("max", "root", "region");
        var replaced = post(object("seats", object("max", "12")));
        assertThat(replaced).hasSize(1);
        assertThat(values(replaced.get(0))).containsExactly(Map.entry("max", "12"));
        assertThat(values(post(object("seats", object())).get(0))).containsOnlyKeys("max");
        assertThat(org.get("/plans/plan")
                        .ok()
                        .at("/plan/entitlements/0/entitlement/code")
                        .asString())
                .isEqualTo("seats");
    }

    @ParameterizedTest
    @CsvSource({
        "max, many, max_privilege_value, value_is_invalid",
        "max, 1.5, max_privilege_value, value_is_invalid",
        "root, perhaps, root_privilege_value, value_is_invalid",
        "region, asia, region_privilege_value, value_not_in_select_options",
    })
    void a_value_that_is_none_is_refused_PLT_293(String privilege, String value, String field, String code) {
        org.post("/plans/plan/entitlements", body(object("seats", object(privilege, value))))
                .isInvalid(field, code);
        assertThat(org.get("/plans/plan/entitlements").ok().get("entitlements")).isEmpty();
    }

    @Test
    void what_is_unknown_is_a_404_PLT_292() {
        org.post("/plans/plan/entitlements", body(object("nothing", object()))).isRefused(404, "feature_not_found");
        org.post("/plans/plan/entitlements", body(object("seats", object("nothing", 1))))
                .isRefused(404, "privilege_not_found");
        org.post("/plans/nothing/entitlements", body(object("seats", object()))).isRefused(404, "plan_not_found");
        org.get("/plans/plan/entitlements/seats").isRefused(404, "entitlement_not_found");
        org.get("/subscriptions/nobody/entitlements").isRefused(404, "subscription_not_found");
    }

    @Test
    void a_subscription_has_what_its_plan_grants_and_what_differs_PLT_294_PLT_295() {
        post(object("seats", object("max", 10, "root", true)));
        org.subscribe("sub", "ada", "plan");
        var shown = patch("/subscriptions/sub", object("seats", object("max", 20), "sso", object()));

        var max = shown.at("/0/privileges/0");
        assertThat(max.get("value").asInt()).isEqualTo(20);
        assertThat(max.get("plan_value").asInt()).isEqualTo(10);
        assertThat(max.get("override_value").asInt()).isEqualTo(20);
        assertThat(shown.at("/0/overrides/max").asInt()).isEqualTo(20);
        assertThat(shown.at("/0/privileges/1/override_value").isNull()).isTrue();
        assertThat(shown.at("/1/code").asString()).isEqualTo("sso");

        var back = patch("/subscriptions/sub", object("seats", object("max", 10)));
        assertThat(back.at("/0/overrides")).isEmpty();
        post(object("seats", object("max", 11, "root", true)));
        assertThat(subscription().at("/0/privileges/0/value").asInt()).isEqualTo(11);
    }

    @Test
    void what_is_taken_from_a_subscription_comes_back_when_it_is_set_PLT_295_PLT_296_PLT_297() {
        post(object("seats", object("max", 10, "root", true)));
        org.subscribe("sub", "ada", "plan");
        org.delete("/subscriptions/sub/entitlements/seats/privileges/root").ok();
        assertThat(values(subscription().get(0))).containsOnlyKeys("max");
        org.delete("/subscriptions/sub/entitlements/seats").ok();
        assertThat(subscription()).isEmpty();
        org.delete("/subscriptions/sub/entitlements/seats").isRefused(404, "entitlement_not_found");

        patch("/subscriptions/sub", object("seats", object("max", 10)));
        assertThat(values(subscription().get(0))).containsOnlyKeys("max", "root");
    }

    @Test
    void another_plan_starts_with_what_it_grants_itself_PLT_296_SUB_036() {
        post(object("seats", object("max", 10)));
        org.subscribe("sub", "ada", "plan", object("plan_overrides", object("amount_cents", 500)));
        patch("/subscriptions/sub", object("sso", object()));
        assertThat(subscription().findValuesAsString("code")).contains("seats", "sso");
        org.plan("more", 2000);
        org.subscribe("sub", "ada", "more");

        assertThat(subscription()).isEmpty();
    }

    @Test
    void a_feature_that_goes_takes_its_values_along_PLT_291() {
        post(object("seats", object("max", 10, "root", true), "sso", object()));
        org.subscribe("sub", "ada", "plan");
        patch("/subscriptions/sub", object("seats", object("max", 20)));
        org.delete("/features/seats/privileges/max").ok();
        assertThat(values(subscription().get(0))).containsOnlyKeys("root");
        org.delete("/features/seats").ok();

        assertThat(subscription().findValuesAsString("code")).containsExactly("sso");
        assertThat(org.get("/plans/plan/entitlements").ok().get("entitlements")).hasSize(1);
        feature("seats");
        assertThat(org.get("/features/seats").ok().at("/feature/privileges")).isEmpty();
    }

    @Test
    void a_plan_takes_back_a_feature_or_a_privilege() {
        post(object("seats", object("max", 10, "root", true), "sso", object()));
        var left = org.delete("/plans/plan/entitlements/seats/privileges/max").ok();
        assertThat(values(left.get("entitlement"))).containsOnlyKeys("root");
        org.delete("/plans/plan/entitlements/seats").ok();

        assertThat(org.get("/plans/plan/entitlements").ok().get("entitlements").findValuesAsString("code"))
                .containsExactly("sso");
    }

    @Test
    void two_who_replace_the_set_at_once_leave_the_set_of_one_of_them() {
        for (int round = 0; round < 5; round++) {
            AtOnce.doing(
                    4,
                    number -> org.send(
                            "POST",
                            "/plans/plan/entitlements",
                            body(number % 2 == 0 ? object("seats", object("max", number)) : object("sso", object())),
                            Map.of()));
            assertThat(org.get("/plans/plan/entitlements").ok().get("entitlements"))
                    .hasSize(1);
        }
    }

    private void feature(String code, ObjectNode... privileges) {
        var feature = object("code", code, "name", code, "privileges", list((Object[]) privileges));
        org.post("/features", object("feature", feature)).ok();
    }

    private Reply refuse(ObjectNode feature) {
        return org.post("/features", object("feature", feature));
    }

    private static ObjectNode privileges(ObjectNode... privileges) {
        return object("code", "x", "privileges", list((Object[]) privileges));
    }

    private static ObjectNode body(ObjectNode entitlements) {
        return object("entitlements", entitlements);
    }

    private JsonNode post(ObjectNode entitlements) {
        return org.post("/plans/plan/entitlements", body(entitlements)).ok().get("entitlements");
    }

    private JsonNode patch(String owner, ObjectNode entitlements) {
        return org.send("PATCH", owner + "/entitlements", body(entitlements), Map.of())
                .ok()
                .get("entitlements");
    }

    private JsonNode subscription() {
        return org.get("/subscriptions/sub/entitlements").ok().get("entitlements");
    }

    private static Map<String, String> values(JsonNode entitlement) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (JsonNode privilege : entitlement.get("privileges")) {
            values.add(Map.entry(
                    privilege.get("code").asString(), privilege.get("value").asString()));
        }
        var ordered = new java.util.LinkedHashMap<String, String>();
        values.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }
}
