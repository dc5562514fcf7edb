package dev.tarn.invoice;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft of April: a plan of 129.00 with calls at 5.00 by region, data by graduated prices, a share of payments, and three seats at 10.00. */
class AdjustedFeesTest {
    private final Sandbox org = Sandbox.at("2024-03-01");
    private String draftId = "";

    @BeforeEach
    void a_draft() {
        org.tax("vat", "20");
        var calls = org.metric(
                "calls", "count_agg", object("filters", list(object("key", "region", "values", list("eu", "us")))));
        var charge = org.charge(calls, "standard", object("amount", "5"));
        charge.set(
                "filters", list(object("values", object("region", list("eu")), "properties", object("amount", "2"))));
        var payments = org.metric("payments", "sum_agg", object("field_name", "amount"));
        var idle = org.metric("idle", "count_agg");
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 100, "amount_currency", "EUR");
        String seat = org.post("/add_ons", object("add_on", addOn))
                .ok()
                .at("/add_on/lago_id")
                .asString();
        var seats = object("add_on_id", seat, "charge_model", "standard", "units", 3);
        seats.set("properties", object("amount", "10"));
        org.planWith(
                "plan",
                12_900,
                object("fixed_charges", list(seats)),
                charge,
                org.charge(payments, "percentage", object("rate", "10")),
                org.charge(idle, "standard", object("amount", "0.333")));
        org.customer("ada", object("billing_configuration", object("invoice_grace_period", 5)));
        org.subscribe("sub", "ada", "plan");
        org.event("calls", "sub", object("region", "eu"));
        org.event("payments", "sub", object("amount", "50"));
        org.travelTo("2024-04-01");
        draftId = org.invoices().getFirst().get("lago_id").asString();
    }

    private Reply adjust(ObjectNode fields) {
        return org.post("/invoices/" + draftId + "/adjusted_fees", object("adjusted_fee", fields));
    }

    private JsonNode draft() {
        return org.invoice(draftId);
    }

    private JsonNode fee(String code) {
        for (JsonNode fee : draft().get("fees")) {
            if (fee.at("/item/code").asString().equals(code)) {
                return fee;
            }
        }
        throw new AssertionError("no fee for " + code + " on " + draft());
    }

    private ObjectNode of(String code) {
        return object("fee_id", fee(code).get("lago_id").asString());
    }

    private long fees() {
        return draft().get("fees_amount_cents").asLong();
    }

    /** 129.00, a call in Europe at 2.00, 10 % of 50.00, three seats at 10.00. */
    private static final long COMPUTED = 12_900 + 200 + 500 + 3_000;

    @Test
    void units_alone_are_priced_by_the_model_and_survive_refresh_and_finalization_INV_154() {
        assertThat(fees()).isEqualTo(COMPUTED);
        var shown = adjust(of("calls").put("units", "4").put("invoice_display_name", "Calls, counted again"))
                .ok()
                .get("invoice");

        assertThat(shown.get("fees_amount_cents").asLong()).isEqualTo(COMPUTED - 200 + 800);
        assertThat(shown.get("taxes_amount_cents").asLong()).isEqualTo((COMPUTED + 600) / 5);
        assertThat(fee("calls").at("/item/invoice_display_name").asString()).isEqualTo("Calls, counted again");
        assertThat(fee("calls").get("events_count").asLong()).isZero();
        org.put("/invoices/" + draftId + "/refresh", object()).ok();
        assertThat(fees()).isEqualTo(COMPUTED + 600);
        org.put("/invoices/" + draftId + "/finalize", object()).ok();
        assertThat(fees()).isEqualTo(COMPUTED + 600);
        assertThat(draft().get("status").asString()).isEqualTo("finalized");
    }

    @Test
    void units_and_a_price_make_the_amount_INV_155() {
        adjust(of("plan").put("units", "3").put("unit_precise_amount", "150.00"))
                .ok();
        assertThat(fee("plan").get("amount_cents").asLong()).isEqualTo(45_000);
        adjust(of("seat").put("units", "0.5").put("unit_precise_amount", "0.333"))
                .ok();
        assertThat(fee("seat").get("amount_cents").asLong()).isEqualTo(17);
        assertThat(fee("seat").get("units").asString()).isEqualTo("0.5");
        adjust(of("payments").put("units", "2").put("unit_precise_amount", "1")).ok();
        assertThat(fee("payments").get("amount_cents").asLong()).isEqualTo(200);
        assertThat(fee("payments").get("amount_details")).isEmpty();
    }

    @Test
    void units_of_the_plan_and_of_a_fixed_charge_multiply_INV_E23() {
        adjust(of("plan").put("units", "3")).ok();
        adjust(of("seat").put("units", "7")).ok();

        assertThat(fees()).isEqualTo(38_700 + 200 + 500 + 7_000);
    }

    @Test
    void a_name_alone_changes_no_amount_INV_151() {
        adjust(of("plan").put("invoice_display_name", "Tarn")).ok();

        assertThat(fees()).isEqualTo(COMPUTED);
        assertThat(fee("plan").at("/item/invoice_display_name").asString()).isEqualTo("Tarn");
    }

    @Test
    void what_has_no_fee_yet_gets_one_INV_150() {
        String subscription =
                org.get("/subscriptions/sub").ok().at("/subscription/lago_id").asString();
        JsonNode charges = org.get("/plans/plan/charges").ok().get("charges");
        String callsId = chargeOf(charges, "calls");
        adjust(object("subscription_id", subscription, "charge_id", callsId, "units", "3"))
                .ok();
        assertThat(fees()).isEqualTo(COMPUTED + 1_500);
        adjust(object("subscription_id", subscription, "charge_id", chargeOf(charges, "idle"), "units", "3"))
                .ok();
        assertThat(fees()).isEqualTo(COMPUTED + 1_500 + 100);
        assertThat(fee("idle").get("precise_amount").asString()).isEqualTo("0.999");
        assertThat(org.invoice(draftId).get("fees")).hasSize(6);
    }

    private static String chargeOf(JsonNode charges, String metric) {
        for (JsonNode charge : charges) {
            if (charge.get("billable_metric_code").asString().equals(metric)) {
                return charge.get("lago_id").asString();
            }
        }
        throw new AssertionError("no charge of " + metric);
    }

    @Test
    void an_adjustment_is_taken_back_by_either_id_of_its_fee_INV_156() {
        String before = of("calls").get("fee_id").asString();
        adjust(of("calls").put("units", "4")).ok();
        String path = "/invoices/" + draftId + "/adjusted_fees/";
        assertThat(org.delete(path + before)
                        .ok()
                        .at("/invoice/fees_amount_cents")
                        .asLong())
                .isEqualTo(COMPUTED);

        adjust(of("calls").put("units", "4")).ok();
        var standing = org.get("/invoices/" + draftId + "/adjusted_fees").ok().at("/adjusted_fees/0");
        assertThat(standing.get("units").asString()).isEqualTo("4.0");
        assertThat(standing.get("lago_fee_id").asString())
                .isEqualTo(of("calls").get("fee_id").asString());
        org.delete(path + standing.get("lago_fee_id").asString()).ok();
        assertThat(fees()).isEqualTo(COMPUTED);
        org.delete(path + of("calls").get("fee_id").asString()).isRefused(404, "adjusted_fee_not_found");
    }

    @Test
    void a_preview_saves_nothing_INV_157() {
        String id = of("calls").get("fee_id").asString();
        var shown = org.post(
                        "/invoices/" + draftId + "/adjusted_fees/preview",
                        object("adjusted_fee", of("calls").put("units", "4")))
                .ok()
                .get("fee");

        assertThat(shown.get("amount_cents").asLong()).isEqualTo(800);
        assertThat(shown.get("taxes_amount_cents").asLong()).isEqualTo(160);
        assertThat(shown.get("lago_id").isNull()).isTrue();
        assertThat(of("calls").get("fee_id").asString()).isEqualTo(id);
        assertThat(org.get("/invoices/" + draftId + "/adjusted_fees").ok().get("adjusted_fees"))
                .isEmpty();
    }

    @Test
    void the_explanation_shows_the_adjustment() {
        adjust(of("calls").put("units", "4").put("unit_precise_amount", "1.5")).ok();
        var explanation = org.get("/fees/" + of("calls").get("fee_id").asString() + "/explanation")
                .ok()
                .get("explanation");

        assertThat(explanation.toString()).contains("INV-155", "\"computed_amount_cents\":\"200\"");
    }

    @Test
    void what_cannot_be_adjusted_is_refused_by_name_INV_150_to_INV_153() {
        adjust(of("calls").put("units", "4")).ok();
        adjust(of("calls").put("units", "5")).isInvalid("adjusted_fee", "already_exists");
        adjust(of("payments").put("units", "5")).isInvalid("charge", "invalid_charge_model");
        adjust(of("plan").put("units", "-1")).isInvalid("units", "value_is_out_of_range");
        adjust(of("plan").put("unit_precise_amount", "1")).isInvalid("units", "value_is_mandatory");
        adjust(of("plan").put("units", "1e20")).isInvalid("adjusted_fee", "value_is_out_of_range");
        String nobody = "0190a2e6-0000-7000-8000-000000000000";
        adjust(object("fee_id", nobody, "units", "1")).isRefused(404, "fee_not_found");
        adjust(object("subscription_id", nobody, "charge_id", nobody)).isRefused(404, "subscription_not_found");
        String subscription =
                org.get("/subscriptions/sub").ok().at("/subscription/lago_id").asString();
        adjust(object("subscription_id", subscription, "charge_id", nobody)).isRefused(404, "charge_not_found");
        adjust(object("subscription_id", subscription, "fixed_charge_id", nobody))
                .isRefused(404, "fixed_charge_not_found");
        String calls = chargeOf(org.get("/plans/plan/charges").ok().get("charges"), "calls");
        adjust(object("subscription_id", subscription, "charge_id", calls, "charge_filter_id", nobody))
                .isRefused(404, "charge_filter_not_found");
        ObjectNode late = of("plan").put("units", "2");
        org.put("/invoices/" + draftId + "/finalize", object()).ok();
        adjust(late).isRefused(403, "feature_unavailable");
    }
}
