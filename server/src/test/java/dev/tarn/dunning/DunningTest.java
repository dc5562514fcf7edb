package dev.tarn.dunning;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import dev.tarn.testing.Team;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DunningTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private final Session owner = Team.of(org).owner();

    DunningTest() {
        var addOn = object("name", "Setup", "code", "setup", "amount_cents", 100, "amount_currency", "EUR");
        org.post("/add_ons", object("add_on", addOn)).ok();
        org.customer("ada", object("email", "ada@example.com"));
    }

    private String invoice(long cents, String currency) {
        return invoice("ada", cents, object("currency", currency));
    }

    private String invoice(String customer, long cents, ObjectNode more) {
        var fee = object("add_on_code", "setup", "unit_amount_cents", cents, "units", 1);
        var invoice = object("external_customer_id", customer, "fees", list(fee));
        invoice.setAll(more);
        return org.post("/invoices", object("invoice", invoice))
                .ok()
                .at("/invoice/lago_id")
                .asString();
    }

    private static ObjectNode threshold(String currency, long cents) {
        return object("currency", currency, "amount_cents", cents);
    }

    private Reply campaign(String code, ObjectNode more) {
        var thresholds = list(threshold("EUR", 15_000), threshold("USD", 10_000));
        var fields = object("code", code, "name", code, "max_attempts", 2, "days_between_attempts", 2);
        fields.setAll(object("thresholds", thresholds, "applied_to_organization", true));
        fields.setAll(more);
        Reply reply = owner.post("/api/v1/dunning_campaigns", object("dunning_campaign", fields));
        org.settle();
        return reply;
    }

    private Reply edit(String code, ObjectNode fields) {
        Reply reply = owner.put("/api/v1/dunning_campaigns/" + code, object("dunning_campaign", fields));
        org.settle();
        return reply;
    }

    private Reply settings(String customer, @Nullable Object... fields) {
        return org.put("/customers/" + customer + "/settings/dunning", object("settings", object(fields)));
    }

    private JsonNode dunning(String customer) {
        return org.get("/customers/" + customer + "/settings/dunning").ok().get("dunning");
    }

    /** What was asked for, oldest first: {@code "USD 12000"}. */
    private List<String> asked() {
        var asked = new ArrayList<String>();
        for (JsonNode request : org.get("/payment_requests").ok().get("payment_requests")) {
            asked.addFirst(request.get("amount_currency").asString() + " "
                    + request.get("amount_cents").asLong());
        }
        return asked;
    }

    @Test
    void each_currency_is_asked_for_until_its_attempts_are_used_up_CRD_311_CRD_312_CRD_E56() {
        campaign("late", object()).ok();
        invoice(14_900, "EUR");
        invoice(12_000, "USD");
        org.travelTo("2024-03-03");
        assertThat(asked()).containsExactly("USD 12000");
        org.travelTo("2024-03-04");
        assertThat(asked()).hasSize(1); // exactly two days later
        invoice(1000, "EUR");
        org.travelTo("2024-03-06");
        assertThat(asked()).contains("EUR 15900").hasSize(3);
        org.travelTo("2024-03-09");
        assertThat(asked()).hasSize(4).last().isEqualTo("EUR 15900");
        assertThat(dunning("ada").get("attempts").toString()).isEqualTo("{\"EUR\":2,\"USD\":2}");
        assertThat(dunning("ada").get("finished_at").isNull()).isFalse();
        org.travelTo("2024-03-31");
        assertThat(asked()).hasSize(4);
    }

    @Test
    void nothing_is_asked_for_below_the_threshold_CRD_E57() {
        campaign("late", object()).ok();
        invoice(14_900, "EUR");
        org.travelTo("2024-03-05");
        assertThat(asked()).isEmpty();
        String more = invoice(600, "EUR");
        org.post("/payments", object("payment", object("invoice_id", more, "amount_cents", 100, "reference", "r")))
                .ok();
        org.travelTo("2024-03-06");
        // totals reach the threshold, dues are asked for (CRD-301)
        assertThat(asked()).containsExactly("EUR 15400");
    }

    @Test
    void paying_what_was_asked_for_starts_the_count_anew_CRD_313() {
        campaign("late", object("max_attempts", 1)).ok();
        String first = invoice(15_000, "EUR");
        org.travelTo("2024-03-02");
        assertThat(asked()).containsExactly("EUR 15000");
        org.put("/invoices/" + first, object("invoice", object("payment_status", "succeeded")))
                .ok();
        assertThat(dunning("ada").get("attempts")).isEmpty();
        invoice(16_000, "EUR");
        org.travelTo("2024-03-10");
        assertThat(asked()).containsExactly("EUR 15000", "EUR 16000");
    }

    @Test
    void a_customers_own_campaign_wins_and_who_is_excluded_is_left_alone_PLT_381() {
        campaign("late", object()).ok();
        campaign("strict", object("applied_to_organization", false, "thresholds", list(threshold("EUR", 0))))
                .ok();
        invoice(500, "EUR");
        org.travelTo("2024-03-02");
        assertThat(asked()).isEmpty();
        assertThat(dunning("ada").at("/applicable_dunning_campaign/code").asString())
                .isEqualTo("late");
        settings("ada", "dunning_campaign_code", "nothing").isRefused(404, "dunning_campaign_not_found");
        settings("ada", "dunning_campaign_code", "strict").ok();
        assertThat(asked()).containsExactly("EUR 500");
        settings("ada", "exclude_from_dunning_campaign", true).ok();
        assertThat(dunning("ada").get("applicable_dunning_campaign").isNull()).isTrue();
        assertThat(dunning("ada").get("attempts")).isEmpty();
        org.travelTo("2024-03-20");
        assertThat(asked()).hasSize(1);
        settings("ada", "dunning_campaign_code", null, "exclude_from_dunning_campaign", false)
                .ok();
        assertThat(dunning("ada").get("dunning_campaign").isNull()).isTrue();
    }

    @Test
    void one_request_is_made_per_billing_entity_and_none_for_partners_CRD_311() {
        org.post("/billing_entities", object("billing_entity", object("code", "branch", "name", "Branch")))
                .ok();
        org.customer("partner", object("account_type", "partner"));
        campaign("late", object()).ok();
        invoice(10_000, "EUR");
        invoice("ada", 6000, object("currency", "EUR", "billing_entity_code", "branch"));
        invoice("partner", 90_000, object("currency", "EUR"));
        org.travelTo("2024-03-02");
        assertThat(asked()).containsExactlyInAnyOrder("EUR 10000", "EUR 6000");
    }

    @Test
    void a_campaign_is_applied_to_an_entity_and_taken_back_PLT_427() {
        campaign("late", object("applied_to_organization", false)).ok();
        invoice(20_000, "EUR");
        org.travelTo("2024-03-02");
        assertThat(asked()).isEmpty();
        String entity =
                org.get("/billing_entities").ok().at("/billing_entities/0/code").asString();
        String path = "/billing_entities/" + Sandbox.encode(entity) + "/applied_dunning_campaign";
        org.put(path, object("applied_dunning_campaign", object("code", "none")))
                .isRefused(404, "dunning_campaign_not_found");
        JsonNode applied = org.put(path, object("applied_dunning_campaign", object("code", "late")))
                .ok()
                .get("dunning_campaign");
        assertThat(applied.get("applied_to_organization").asBoolean()).isTrue();
        assertThat(applied.get("customers_count").asInt()).isEqualTo(1);
        assertThat(asked()).containsExactly("EUR 20000");
        org.put(path, object("applied_dunning_campaign", object("code", null))).ok();
        org.travelTo("2024-03-20");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void a_campaign_is_checked_edited_and_deleted_CRD_310_PLT_380() {
        campaign("a", object("max_attempts", 0)).isInvalid("max_attempts", "value_is_out_of_range");
        campaign("a", object("days_between_attempts", null)).isInvalid("days_between_attempts", "value_is_mandatory");
        campaign("a", object("name", "")).isInvalid("name", "value_is_mandatory");
        campaign("a", object("thresholds", list())).isInvalid("thresholds", "value_is_mandatory");
        campaign("a", object("thresholds", list(threshold("EUR", -1))))
                .isInvalid("amount_cents", "value_is_out_of_range");
        campaign("a", object("thresholds", list(threshold("EUR", 1), threshold("EUR", 2))))
                .isInvalid("currency", "value_already_exist");
        campaign("a", object("bcc_emails", list("nobody"))).isInvalid("bcc_emails", "invalid_email_format");
        JsonNode made = campaign("late", object("bcc_emails", list("Boss@example.com")))
                .ok()
                .get("dunning_campaign");
        assertThat(made.at("/bcc_emails/0").asString()).isEqualTo("boss@example.com");
        assertThat(made.get("thresholds")).hasSize(2);
        campaign("late", object()).isInvalid("code", "value_already_exist");
        invoice(20_000, "EUR");
        org.travelTo("2024-03-02");
        assertThat(asked()).hasSize(1);
        edit("late", object("thresholds", list(threshold("EUR", 30_000)))).ok();
        assertThat(dunning("ada").get("attempts")).isEmpty(); // nothing reaches it any more (CRD-313)
        edit("late", object("thresholds", list(threshold("EUR", 10_000)))).ok();
        assertThat(asked()).hasSize(2);
        assertThat(edit("late", object("name", "Later")).ok().at("/dunning_campaign/thresholds"))
                .hasSize(1);
        assertThat(dunning("ada").get("attempts").toString()).isEqualTo("{\"EUR\":1}");
        owner.delete("/api/v1/dunning_campaigns/late").ok();
        owner.get("/api/v1/dunning_campaigns/late").isRefused(404, "dunning_campaign_not_found");
        assertThat(owner.get("/api/v1/dunning_campaigns").ok().get("dunning_campaigns"))
                .isEmpty();
        assertThat(dunning("ada").get("attempts")).isEmpty();
        org.travelTo("2024-03-20");
        assertThat(asked()).hasSize(2);
    }
}
