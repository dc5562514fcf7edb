package dev.tarn.usage;

import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TargetWalletTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-05");

    private void subscribed(ObjectNode more) {
        JsonNode metric = sandbox.metric("tokens", "sum_agg", object("field_name", "n"));
        var charge =
                with(sandbox.charge(metric, "standard", object("amount", "10")), object("accepts_target_wallet", true));
        sandbox.plan("pro", 0, with(charge, more));
        sandbox.customer("ada");
        sandbox.subscribe("sub", "ada", "pro");
    }

    private List<String> fees() {
        var found = new ArrayList<String>();
        for (JsonNode fee :
                sandbox.get("/fees?per_page=100&fee_type=charge").ok().get("fees")) {
            found.add(fee.at("/item/grouped_by") + " " + fee.get("amount_cents").asLong());
        }
        return found;
    }

    @Test
    void usage_is_billed_by_the_wallet_that_is_meant_to_pay_it_CASE_125() {
        subscribed(object());
        sandbox.event("tokens", "sub", object("n", 10, "target_wallet_code", "wallet_1"));
        sandbox.event("tokens", "sub", object("n", 5, "target_wallet_code", "wallet_1"));
        sandbox.event("tokens", "sub", object("n", 20, "target_wallet_code", "wallet_2"));
        sandbox.event("tokens", "sub", object("n", 1));

        assertThat(sandbox.usage("ada", "sub")
                        .at("/charges_usage/0/grouped_usage")
                        .size())
                .isEqualTo(3);
        sandbox.travelTo("2024-04-02");

        assertThat(fees())
                .containsExactlyInAnyOrder(
                        "{\"target_wallet_code\":\"wallet_1\"} 15000",
                        "{\"target_wallet_code\":\"wallet_2\"} 20000",
                        "{\"target_wallet_code\":null} 1000");
    }

    @Test
    void in_advance_a_fee_names_the_wallet_only_if_the_event_does_PRC_051() {
        subscribed(object("pay_in_advance", true));
        sandbox.event("tokens", "sub", object("n", 2, "target_wallet_code", "wallet_1"));
        sandbox.event("tokens", "sub", object("n", 3));
        sandbox.event("tokens", "sub", object("n", 4, "target_wallet_code", "wallet_1"));

        assertThat(fees())
                .containsExactlyInAnyOrder(
                        "{\"target_wallet_code\":\"wallet_1\"} 2000",
                        "{} 3000",
                        "{\"target_wallet_code\":\"wallet_1\"} 4000");
        assertThat(sandbox.usage("ada", "sub").get("amount_cents").asLong()).isEqualTo(9000);
    }

    @Test
    void an_event_for_a_wallet_that_is_not_there_is_billed_and_listed_MTR_041() {
        subscribed(object());
        sandbox.event("tokens", "sub", object("n", 10, "target_wallet_code", "purse"));
        sandbox.event("tokens", "sub", object("n", 5));
        assertThat(listed()).containsExactly("[\"target_wallet_code_not_found\"]");
        assertThat(sandbox.usage("ada", "sub").get("amount_cents").asLong()).isEqualTo(15000);

        var wallet = object("external_customer_id", "ada", "rate_amount", "1", "code", "purse", "currency", "EUR");
        sandbox.post("/wallets", object("wallet", wallet)).ok();
        assertThat(listed()).isEmpty();
    }

    private List<String> listed() {
        return sandbox.get("/event_errors")
                .ok()
                .get("event_errors")
                .valueStream()
                .map(error -> error.get("reasons").toString())
                .toList();
    }

    @Test
    void there_are_no_enriched_events_MTR_053() {
        sandbox.get("/events_enriched").isRefused(403, "feature_unavailable");
    }
}
