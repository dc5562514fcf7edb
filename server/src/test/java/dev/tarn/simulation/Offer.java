package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the simulated company sells, and to whom: plans of every interval, in advance and in arrears, small and large, in every currency. */
final class Offer {
    static final List<String> INTERVALS = List.of("weekly", "monthly", "quarterly", "semiannual", "yearly");

    private Offer() {}

    /** Puts everything on offer. */
    static void in(Sandbox org) {
        org.tax("vat", "19");
        org.post("/taxes", object("tax", object("name", "City", "code", "city", "rate", "2.5")))
                .ok();
        var calls = org.metric("calls", "count_agg");
        var data = org.metric("data", "sum_agg", object("field_name", "gb"));
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 100, "amount_currency", "EUR");
        String seat = org.post("/add_ons", object("add_on", addOn))
                .ok()
                .at("/add_on/lago_id")
                .asString();
        for (Buyer who : Buyer.ALL) {
            var billing = object("invoice_grace_period", who.graceDays(), "document_locale", "en");
            org.customer(
                    who.id(),
                    object(
                            "timezone", who.zone(),
                            "currency", who.currency(),
                            "net_payment_term", who.termDays(),
                            "billing_configuration", billing));
        }
        for (String currency : List.of("EUR", "USD", "JPY", "KWD")) {
            for (String interval : INTERVALS) {
                for (boolean inAdvance : new boolean[] {false, true}) {
                    for (String size : List.of("small", "large")) {
                        plan(
                                org,
                                code(size, interval, currency, inAdvance),
                                size,
                                interval,
                                currency,
                                inAdvance,
                                calls,
                                data,
                                seat);
                    }
                }
            }
        }
    }

    /** The plan of these properties. */
    static String code(String size, String interval, String currency, boolean inAdvance) {
        return size + "-" + interval + "-" + currency + (inAdvance ? "-advance" : "-arrears");
    }

    private static void plan(
            Sandbox org,
            String code,
            String size,
            String interval,
            String currency,
            boolean inAdvance,
            JsonNode calls,
            JsonNode data,
            String seat) {
        boolean large = size.equals("large");
        boolean split = interval.equals("yearly") || interval.equals("semiannual");
        var tiers = list(
                object("from_value", 0, "to_value", 10, "per_unit_amount", "0.333", "flat_amount", "0"),
                object("from_value", 10, "to_value", null, "per_unit_amount", "0.1", "flat_amount", "1.5"));
        var callCharge = org.charge(calls, "standard", object("amount", large ? "0.07" : "0.125"));
        var dataCharge = org.charge(data, "graduated", object("graduated_ranges", tiers));
        if (large) {
            dataCharge.put("min_amount_cents", 777);
        }
        var fixed = object(
                "add_on_id",
                seat,
                "charge_model",
                "standard",
                "units",
                3,
                "prorated",
                large,
                "properties",
                object("amount", "7.77"));
        var fields = object(
                "interval",
                interval,
                "amount_currency",
                currency,
                "pay_in_advance",
                inAdvance,
                "trial_period",
                large ? 0 : interval.equals("weekly") ? 3 : 20,
                "bill_charges_monthly",
                split && large,
                "bill_fixed_charges_monthly",
                split && !inAdvance,
                "fixed_charges",
                list(fixed));
        if (large) {
            fields.set("tax_codes", list("vat", "city"));
        }
        fields.setAll(object(
                "name",
                code,
                "code",
                code,
                "amount_cents",
                large ? 31_337 : 9_999,
                "charges",
                list(callCharge, dataCharge)));
        org.post("/plans", object("plan", fields)).ok();
    }
}
