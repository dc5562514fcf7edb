package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Team;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated company sells, and to whom: plans of every interval, in advance and in arrears, of three sizes, in every currency. */
final class Offer {
    static final List<String> INTERVALS = List.of("weekly", "monthly", "quarterly", "semiannual", "yearly");
    static final List<String> SIZES = List.of("small", "large", "rich");
    static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD");
    /** All but calls. */
    static final List<String> METRICS =
            List.of("data", "seats", "load", "peak", "level", "spend", "paid", "packs", "hits", "pings");
    /** What is not charged in advance. */
    static final List<String> LATE_METRICS =
            List.of("data", "seats", "load", "peak", "level", "spend", "paid", "packs");

    private Offer() {}

    /** Puts everything on offer. */
    static void in(Sandbox org) {
        org.tax("vat", "19");
        org.post("/taxes", object("tax", object("name", "City", "code", "city", "rate", "2.5")))
                .ok();
        var north = object("code", "north", "name", "North", "document_numbering", "per_billing_entity");
        north.set("billing_configuration", object("invoice_grace_period", 4));
        org.post("/billing_entities", object("billing_entity", north)).ok();
        Buyer.ALL.forEach(who -> customer(org, who));
        dunning(org);
        var charges = new Charges(org);
        var addOn = object("name", "Seat", "code", "seat", "amount_cents", 100, "amount_currency", "EUR");
        String seat = org.post("/add_ons", object("add_on", addOn))
                .ok()
                .at("/add_on/lago_id")
                .asString();
        for (String currency : CURRENCIES) {
            for (String interval : INTERVALS) {
                for (boolean inAdvance : new boolean[] {false, true}) {
                    for (String size : SIZES) {
                        plan(org, size, interval, currency, inAdvance, charges, seat);
                    }
                }
            }
        }
    }

    private static void customer(Sandbox org, Buyer who) {
        var billing = object("invoice_grace_period", who.graceDays(), "document_locale", "en");
        var fields = object(
                "timezone",
                who.zone(),
                "currency",
                who.currency(),
                "net_payment_term",
                who.termDays(),
                "email",
                who.id() + "@example.com",
                "billing_configuration",
                billing);
        if (who.north()) {
            fields.put("billing_entity_code", "north");
        }
        org.customer(who.id(), fields);
    }

    private static void dunning(Sandbox org) {
        var thresholds = CURRENCIES.stream()
                .map(currency -> object("currency", currency, "amount_cents", 20_000))
                .toList();
        var fields = object("code", "late", "name", "Late", "max_attempts", 3, "days_between_attempts", 5);
        fields.setAll(object("thresholds", thresholds, "applied_to_organization", true));
        Team.of(org)
                .owner()
                .post("/api/v1/dunning_campaigns", object("dunning_campaign", fields))
                .ok();
    }

    /** The plan of these properties. */
    static String code(String size, String interval, String currency, boolean inAdvance) {
        return size + "-" + interval + "-" + currency + (inAdvance ? "-advance" : "-arrears");
    }

    private static void plan(
            Sandbox org,
            String size,
            String interval,
            String currency,
            boolean inAdvance,
            Charges charges,
            String seat) {
        String code = code(size, interval, currency, inAdvance);
        boolean split = interval.equals("yearly") || interval.equals("semiannual");
        boolean small = size.equals("small");
        boolean rich = size.equals("rich");
        var fields = object("name", code, "code", code, "interval", interval, "amount_currency", currency);
        fields.setAll(object(
                "amount_cents",
                small ? 9_999 : rich ? 4_321 : 31_337,
                "pay_in_advance",
                inAdvance,
                "trial_period",
                !small ? 0 : interval.equals("weekly") ? 3 : 20,
                "bill_charges_monthly",
                split && !small,
                "bill_fixed_charges_monthly",
                split && !inAdvance,
                "charges",
                rich ? charges.rich(currency) : charges.plain(size.equals("large")),
                "fixed_charges",
                rich ? richSeats(seat) : list(plainSeats(seat, !small))));
        if (size.equals("large")) {
            fields.set("tax_codes", list("vat", "city"));
        }
        if (rich) {
            fields.set("minimum_commitment", object("amount_cents", 15_000));
            fields.set(
                    "usage_thresholds",
                    list(object("amount_cents", 20_000), object("amount_cents", 45_000, "recurring", true)));
        }
        org.post("/plans", object("plan", fields)).ok();
    }

    private static ObjectNode plainSeats(String seat, boolean prorated) {
        return fixed(seat, "standard", 3, prorated, object("amount", "7.77"));
    }

    private static Object richSeats(String seat) {
        var volume = fixed(seat, "volume", 4, true, object("volume_ranges", Charges.ranges("1.99", "1.5")));
        var graduated = fixed(seat, "graduated", 5, false, object("graduated_ranges", Charges.ranges("2.25", "1.1")));
        graduated.put("pay_in_advance", true).put("code", "graduated-seats");
        var standard = fixed(seat, "standard", 2, true, object("amount", "3.33"));
        standard.put("pay_in_advance", true).put("code", "standard-seats");
        return list(volume, graduated, standard);
    }

    private static ObjectNode fixed(String seat, String model, int units, boolean prorated, ObjectNode properties) {
        return object(
                "add_on_id",
                seat,
                "charge_model",
                model,
                "units",
                units,
                "prorated",
                prorated,
                "properties",
                properties);
    }
}
