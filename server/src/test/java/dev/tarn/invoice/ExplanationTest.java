package dev.tarn.invoice;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every amount says how it came about, and what it says leads to it again. */
class ExplanationTest {
    private final Sandbox org = Sandbox.at("2024-03-05T12:00");

    @BeforeEach
    void a_month_with_everything() {
        org.tax("vat", "19");
        org.tax("city", "2.5");
        var calls = org.metric("calls", "count_agg");
        var data = org.metric("data", "sum_agg", object("field_name", "gb"));
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 100, "amount_currency", "EUR");
        String seat = org.post("/add_ons", object("add_on", addOn))
                .ok()
                .at("/add_on/lago_id")
                .asString();
        var tiers = list(
                object("from_value", 0, "to_value", 10, "per_unit_amount", "0.333", "flat_amount", "0"),
                object("from_value", 10, "to_value", null, "per_unit_amount", "0.1", "flat_amount", "1.5"));
        var fixed = object(
                "add_on_id",
                seat,
                "charge_model",
                "standard",
                "units",
                3,
                "prorated",
                true,
                "properties",
                object("amount", "7.77"));
        org.planWith(
                "plan",
                9_999,
                object("fixed_charges", list(fixed)),
                org.charge(calls, "standard", object("amount", "0.125")),
                org.charge(data, "graduated", object("graduated_ranges", tiers)));
        org.customer("ada");
        org.subscribe("sub", "ada", "plan");
        for (int i = 0; i < 5; i++) {
            org.event("calls", "sub", object());
        }
        org.event("data", "sub", object("gb", 12.5));
        org.travelTo("2024-04-01");
    }

    @Test
    void the_days_and_the_price_make_the_subscription_fee() {
        JsonNode explanation = explanationOf("subscription");
        BigDecimal amount = number(explanation, "days")
                .multiply(number(explanation, "plan_amount_cents"))
                .divide(number(explanation, "duration_days"), 0, RoundingMode.HALF_UP);

        assertThat(amount)
                .isEqualByComparingTo(fee("subscription").get("amount_cents").decimalValue());
        assertThat(number(explanation, "days")).isEqualByComparingTo("27");
        assertThat(explanation.get("rule").asString()).isEqualTo("BIL-103");
    }

    @Test
    void units_and_price_make_the_usage_fee() {
        JsonNode explanation = explanationOf("calls");
        JsonNode price = find(explanation, "unit_amount");

        assertThat(number(price, "units").multiply(number(price, "unit_amount")))
                .isEqualByComparingTo("0.625");
        assertThat(fee("calls").get("amount_cents").asLong()).isEqualTo(63);
    }

    @Test
    void the_tiers_make_the_graduated_fee() {
        // 10 x 0.333 + 2.5 x 0.1 + 1.5
        assertThat(fee("data").get("amount_cents").asLong()).isEqualTo(508);
        var results = new ArrayList<String>();
        collect(explanationOf("data"), results);
        assertThat(results).contains("3.33", "1.75", "5.08");
    }

    @Test
    void the_days_of_the_units_make_the_fixed_charge() {
        // 3 x 27 / 31, to six decimals, x 7.77
        assertThat(fee("seat").get("amount_cents").asLong()).isEqualTo(2030);
        var results = new ArrayList<String>();
        collect(explanationOf("seat"), results);
        assertThat(results).contains("2.612903");
    }

    @Test
    void the_fees_and_the_taxes_make_the_total() {
        JsonNode invoice = org.invoices().getFirst();
        JsonNode explanation = org.get("/invoices/" + invoice.get("lago_id").asString() + "/explanation")
                .ok()
                .get("explanation");
        BigDecimal fees = BigDecimal.ZERO;
        for (JsonNode fee : invoice.get("fees")) {
            fees = fees.add(fee.get("amount_cents").decimalValue());
        }
        BigDecimal taxes = fees.multiply(new BigDecimal("0.215")).setScale(0, RoundingMode.HALF_UP);

        assertThat(invoice.get("fees_amount_cents").decimalValue()).isEqualByComparingTo(fees);
        assertThat(invoice.get("taxes_amount_cents").decimalValue()).isEqualByComparingTo(taxes);
        assertThat(invoice.get("total_amount_cents").decimalValue()).isEqualByComparingTo(fees.add(taxes));
        assertThat(new BigDecimal(explanation.get("result").asString())).isEqualByComparingTo(fees.add(taxes));
        assertThat(number(explanation, "fees_amount_cents")).isEqualByComparingTo(fees);
        assertThat(number(explanation, "taxes_amount_cents")).isEqualByComparingTo(taxes);
    }

    @Test
    void every_fee_is_explained_with_what_it_asks_for() {
        for (JsonNode fee : org.get("/fees").ok().get("fees")) {
            JsonNode explanation = explanation(fee);
            assertThat(explanation.get("rule").asString()).matches("[A-Z]{3}-\\d+.*");
            assertThat(explanation.get("text").asString()).isNotBlank();
            var results = new ArrayList<String>();
            collect(explanation, results);
            BigDecimal cents = fee.get("amount_cents").decimalValue();
            assertThat(results.stream().map(BigDecimal::new))
                    .as(fee.at("/item/code").asString())
                    .anyMatch(result -> result.compareTo(cents) == 0
                            || result.movePointRight(2).compareTo(cents) == 0);
        }
    }

    private JsonNode fee(String itemOrType) {
        for (JsonNode fee : org.get("/fees").ok().get("fees")) {
            if (fee.at("/item/code").asString().equals(itemOrType)
                    || fee.at("/item/type").asString().equals(itemOrType)) {
                assertThat(org.get("/fees/" + fee.get("lago_id").asString())
                                .ok()
                                .get("fee"))
                        .isEqualTo(fee);
                return fee;
            }
        }
        throw new AssertionError("no fee for " + itemOrType);
    }

    private JsonNode explanationOf(String itemOrType) {
        return explanation(fee(itemOrType));
    }

    private JsonNode explanation(JsonNode fee) {
        return org.get("/fees/" + fee.get("lago_id").asString() + "/explanation")
                .ok()
                .get("explanation");
    }

    private static BigDecimal number(JsonNode explanation, String input) {
        return new BigDecimal(explanation.get("inputs").get(input).asString());
    }

    /** The first step that knows this input. */
    private static JsonNode find(JsonNode explanation, String input) {
        if (explanation.path("inputs").has(input)) {
            return explanation;
        }
        for (JsonNode step : explanation.path("steps")) {
            try {
                return find(step, input);
            } catch (AssertionError elsewhere) {
                continue;
            }
        }
        throw new AssertionError("nothing in it says " + input + ": " + explanation);
    }

    private static void collect(JsonNode explanation, List<String> results) {
        results.add(explanation.get("result").asString());
        explanation.path("steps").forEach(step -> collect(step, results));
    }
}
