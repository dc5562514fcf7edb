package dev.tarn.billing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An end bills all that has not been billed: usage and fixed charges that wait for a longer period included. */
class EndsTest {

    @ParameterizedTest(name = "charges monthly {0}, fixed charges monthly {1}, ended by {2}")
    @CsvSource({
        "true, false, termination", "false, true, termination", "true, true, termination", "false, false, termination",
        "true, false, upgrade", "false, true, upgrade", "true, true, upgrade", "false, false, upgrade",
        "true, false, downgrade", "false, true, downgrade", "true, true, downgrade", "false, false, downgrade",
    })
    void what_waits_for_the_end_of_the_year_is_billed_at_an_earlier_end_BIL_047(
            boolean chargesMonthly, boolean fixedMonthly, String end) {
        var org = Sandbox.at("2024-01-31T01:00");
        JsonNode calls = org.metric("calls", "count_agg");
        split(org, calls, "split", 12_000, chargesMonthly, fixedMonthly);
        org.plan("dearer", 99_000);
        org.plan("cheaper", 100);
        org.subscribe("sub", "ada", "split", object("billing_time", "anniversary"));
        for (int month = 2; month <= 7; month++) {
            org.travelTo("2024-%02d-10T10:00".formatted(month));
            org.event("calls", "sub", object());
        }
        switch (end) {
            case "termination" -> org.terminate("sub");
            case "upgrade" -> org.subscribe("sub", "ada", "dearer");
            default -> org.subscribe("sub", "ada", "cheaper");
        }
        org.travelTo("2025-02-15");

        assertThat(units(org, "calls")).isEqualByComparingTo("6");
        assertThat(units(org, "seat")).isEqualByComparingTo(fixedMonthly ? "6" : "1");
        assertThat(org.invoices())
                .anySatisfy(invoice -> assertThat(invoice.at("/billing_periods/0/invoicing_reason")
                                .asString())
                        .isEqualTo("subscription_terminating"));
    }

    @Test
    void usage_of_the_very_instant_of_an_upgrade_is_billed_once_SUB_121() {
        var org = Sandbox.at("2024-03-01");
        JsonNode calls = org.metric("calls", "count_agg");
        org.plan("small", 0, org.charge(calls, "standard", object("amount", "1")));
        org.plan("large", 100, org.charge(calls, "standard", object("amount", "1")));
        org.subscribe("sub", "ada", "small");
        org.travelTo("2024-03-10T10:00");
        org.event("calls", "sub", object());
        org.subscribe("sub", "ada", "large");
        org.event("calls", "sub", object());
        org.travelTo("2024-05-01");

        assertThat(units(org, "calls")).isEqualByComparingTo("2");
    }

    @Test
    void usage_of_the_very_instant_of_an_end_is_billed_with_it_SUB_154() {
        var org = Sandbox.at("2024-03-01");
        JsonNode calls = org.metric("calls", "count_agg");
        org.plan("small", 0, org.charge(calls, "standard", object("amount", "1")));
        org.subscribe("sub", "ada", "small");
        org.travelTo("2024-03-10T10:00");
        org.event("calls", "sub", object());
        org.terminate("sub");

        assertThat(units(org, "calls")).isEqualByComparingTo("1");
    }

    private static void split(
            Sandbox org, JsonNode calls, String code, long amountCents, boolean chargesMonthly, boolean fixedMonthly) {
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 100, "amount_currency", "EUR");
        var fixed = object(
                "add_on_id",
                org.post("/add_ons", object("add_on", addOn))
                        .ok()
                        .at("/add_on/lago_id")
                        .asString(),
                "charge_model",
                "standard",
                "units",
                1,
                "properties",
                object("amount", "2.5"));
        var fields = object(
                "interval",
                "yearly",
                "bill_charges_monthly",
                chargesMonthly,
                "bill_fixed_charges_monthly",
                fixedMonthly,
                "fixed_charges",
                list(fixed));
        org.planWith(code, amountCents, fields, org.charge(calls, "standard", object("amount", "1")));
    }

    private static BigDecimal units(Sandbox org, String item) {
        return fees(org).stream()
                .filter(fee -> fee.at("/item/code").asString().equals(item))
                .map(fee -> new BigDecimal(fee.get("units").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<JsonNode> fees(Sandbox org) {
        return org.get("/fees?per_page=100").ok().get("fees").valueStream().toList();
    }
}
