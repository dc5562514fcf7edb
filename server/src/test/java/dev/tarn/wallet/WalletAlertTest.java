package dev.tarn.wallet;

import static dev.tarn.schema.Tables.WALLET_ALERT;
import static dev.tarn.schema.Tables.WALLET_ALERT_TRIGGERED;
import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.TarnServer;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WalletAlertTest {
    private static final String PATH = "/customers/ada/wallets/wallet/alerts";

    private final Purse purse = Purse.at("2024-03-01");
    private final String wallet = purse.wallet("granted_credits", "100");

    private static ObjectNode alert(String code, String type, Object... thresholds) {
        return object("code", code, "alert_type", type, "thresholds", list(thresholds));
    }

    private Reply create(ObjectNode alert) {
        return purse.org().post(PATH, object("alert", alert));
    }

    private static ObjectNode at(Object value) {
        return object("code", "at" + value, "value", value);
    }

    private List<String> triggered() {
        return TarnServer.bean(DSLContext.class)
                .select(WALLET_ALERT_TRIGGERED.CROSSED_THRESHOLDS)
                .from(WALLET_ALERT_TRIGGERED)
                .join(WALLET_ALERT)
                .on(WALLET_ALERT.ID.eq(WALLET_ALERT_TRIGGERED.WALLET_ALERT_ID))
                .where(WALLET_ALERT.WALLET_ID.eq(UUID.fromString(wallet)))
                .orderBy(WALLET_ALERT_TRIGGERED.ID)
                .fetch(row -> row.value1().data());
    }

    @Test
    void an_alert_tells_once_of_all_thresholds_a_balance_fell_to_CRD_260() {
        JsonNode alert = create(alert("low", "wallet_balance_amount", at(5000), at(8000), at(1000)))
                .ok()
                .get("alert");
        assertThat(alert.get("direction").asString()).isEqualTo("decreasing");
        assertThat(alert.get("previous_value").asLong()).isEqualTo(10_000);
        purse.moved(wallet, "voided_credits", "10");
        assertThat(triggered()).isEmpty();

        purse.moved(wallet, "voided_credits", "40");

        assertThat(triggered()).hasSize(1);
        assertThat(triggered().getFirst()).contains("5000").contains("8000").doesNotContain("at1000");
        JsonNode after = purse.org().get(PATH + "/low").ok().get("alert");
        assertThat(after.get("previous_value").asLong()).isEqualTo(5000);
        purse.moved(wallet, "granted_credits", "50");
        purse.moved(wallet, "voided_credits", "50");
        assertThat(triggered()).as("a balance that rose can fall again").hasSize(2);
    }

    @Test
    void ongoing_balances_are_looked_at_when_usage_was_counted_CRD_260() {
        create(alert("ongoing", "wallet_credits_ongoing_balance", at("50"))).ok();
        purse.org().customer("ada", object("billing_configuration", object("invoice_grace_period", 3)));
        purse.subscribe(6000);
        purse.org().travelTo("2024-04-01T01:00");
        assertThat(triggered()).hasSize(1);
        purse.org().travelTo("2024-04-10");
        assertThat(purse.figures(wallet)).containsExactly(4000L, 0L, 4000L);
        assertThat(triggered()).as("paying what was counted changes nothing").hasSize(1);
    }

    @Test
    void what_is_wrong_with_an_alert_is_told_by_field_PLT_313_to_PLT_315() {
        create(alert("a", "wallet_balance_amount", at(1))).ok();
        create(alert("a", "wallet_credits_balance", at(1))).isInvalid("code", "value_already_exist");
        create(alert("b", "wallet_balance_amount", at(1))).isInvalid("base", "alert_already_exists");
        create(alert("b", "current_usage_amount", at(1))).isInvalid("alert_type", "invalid_type");
        create(object("code", "b", "thresholds", list(at(1)))).isInvalid("alert_type", "value_is_mandatory");
        create(alert("b", "wallet_credits_balance")).isInvalid("thresholds", "value_is_mandatory");
        create(alert("b", "wallet_credits_balance", at(1), at("1.0")))
                .isInvalid("thresholds", "duplicate_threshold_values");
        create(alert("b", "wallet_credits_balance", object("code", "x")))
                .isInvalid("thresholds:value", "value_is_mandatory");
        create(alert("b", "wallet_credits_balance", at("many"))).isInvalid("thresholds:value", "value_is_invalid");
        create(alert("b", "wallet_credits_balance", at(-1).put("recurring", true)))
                .isInvalid("thresholds:value", "recurring_value_is_negative");
        purse.org().get(PATH + "/none").isRefused(404, "alert_not_found");
    }

    @Test
    void several_alerts_are_made_together_or_not_at_all_PLT_322() {
        var good = alert("a", "wallet_balance_amount", at(1));
        var bad = alert("b", "wallet_credits_balance");
        Reply refused = purse.org().post(PATH, object("alerts", list(good, bad)));
        assertThat(refused.isRefused(422)
                        .at("/error_details/1/errors/thresholds/0")
                        .asString())
                .isEqualTo("value_is_mandatory");
        assertThat(purse.org().get(PATH).ok().get("alerts")).isEmpty();
        bad.set("thresholds", list(at(5)));
        assertThat(purse.org()
                        .post(PATH, object("alerts", list(good, bad)))
                        .ok()
                        .get("alerts"))
                .hasSize(2);
    }

    @Test
    void alerts_change_and_go_PLT_322() {
        create(alert("a", "wallet_balance_amount", at(1))).ok();
        var change = object("alert", object("code", "b", "name", "Low", "thresholds", list(at(9000))));
        JsonNode changed = purse.org().put(PATH + "/a", change).ok().get("alert");
        assertThat(changed.at("/thresholds/0/value").asString()).isEqualTo("9000.0");
        purse.moved(wallet, "voided_credits", "10");
        assertThat(triggered()).hasSize(1);
        purse.org().delete(PATH + "/b").ok();
        create(alert("c", "wallet_balance_amount", at(1))).ok();
        assertThat(purse.org().delete(PATH).status()).isEqualTo(200);
        assertThat(purse.org().get(PATH).ok().get("alerts")).isEmpty();
    }
}
