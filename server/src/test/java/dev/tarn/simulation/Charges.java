package dev.tarn.simulation;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is metered, and the charges of it: every aggregation and every charge model. */
final class Charges {
    private final Sandbox org;
    private final JsonNode calls;
    private final JsonNode data;
    private final JsonNode seats;
    private final JsonNode load;
    private final JsonNode peak;
    private final JsonNode level;
    private final JsonNode spend;
    private final JsonNode paid;
    private final JsonNode packs;
    private final JsonNode hits;
    private final JsonNode pings;

    Charges(Sandbox org) {
        this.org = org;
        var regions = list(object("key", "region", "values", list("eu", "us")));
        calls = org.metric("calls", "count_agg");
        data = org.metric("data", "sum_agg", object("field_name", "n", "filters", regions));
        seats = org.metric("seats", "unique_count_agg", object("field_name", "seat", "recurring", true));
        load = org.metric(
                "load",
                "weighted_sum_agg",
                object("field_name", "n", "weighted_interval", "seconds", "recurring", true));
        peak = org.metric("peak", "max_agg", object("field_name", "n"));
        level = org.metric("level", "latest_agg", object("field_name", "n"));
        spend = sum("spend");
        paid = sum("paid");
        packs = org.metric(
                "packs", "sum_agg", object("field_name", "n", "rounding_function", "ceil", "rounding_precision", 0));
        hits = sum("hits");
        pings = sum("pings");
    }

    private JsonNode sum(String code) {
        return org.metric(code, "sum_agg", object("field_name", "n"));
    }

    static JsonNode ranges(String first, String second) {
        return list(
                object("from_value", 0, "to_value", 10, "per_unit_amount", first, "flat_amount", "0"),
                object("from_value", 11, "to_value", null, "per_unit_amount", second, "flat_amount", "1.5"));
    }

    /** Calls at one price, data by tiers. */
    List<ObjectNode> plain(boolean large) {
        var ofCalls = org.charge(calls, "standard", object("amount", large ? "0.07" : "0.125"));
        var tiers = list(
                object("from_value", 0, "to_value", 10, "per_unit_amount", "0.333", "flat_amount", "0"),
                object("from_value", 10, "to_value", null, "per_unit_amount", "0.1", "flat_amount", "1.5"));
        var ofData = org.charge(data, "graduated", object("graduated_ranges", tiers));
        if (large) {
            ofData.put("min_amount_cents", 777);
        }
        return List.of(ofCalls, ofData);
    }

    /** All there is. */
    List<ObjectNode> rich(String currency) {
        var all = new ArrayList<ObjectNode>();
        all.add(org.charge(calls, "standard", object("amount", "0.31")));
        var ofData = org.charge(data, "standard", object("amount", "0.29", "pricing_group_keys", list("team")));
        ofData.set(
                "filters",
                list(object("values", object("region", list("eu")), "properties", object("amount", "0.47"))));
        ofData.set("tax_codes", list("city"));
        all.add(ofData);
        all.add(org.charge(seats, "standard", object("amount", "9.99")).put("prorated", true));
        all.add(org.charge(load, "standard", object("amount", "1.23")));
        all.add(org.charge(peak, "volume", object("volume_ranges", ranges("0.7", "0.4"))));
        all.add(org.charge(level, "graduated", object("graduated_ranges", ranges("0.9", "0.3"))));
        all.add(org.charge(spend, "dynamic", object()));
        var shares = list(
                object("from_value", 0, "to_value", 50, "rate", "1.5", "flat_amount", "0.5"),
                object("from_value", 51, "to_value", null, "rate", "0.5", "flat_amount", "0"));
        all.add(org.charge(
                paid,
                currency.equals("EUR") ? "percentage" : "graduated_percentage",
                currency.equals("EUR")
                        ? object("rate", "2.9", "fixed_amount", "0.3", "free_units_per_events", 2)
                        : object("graduated_percentage_ranges", shares)));
        all.add(org.charge(packs, "package", object("amount", "4.5", "package_size", 8, "free_units", 4)));
        all.add(org.charge(hits, "standard", object("amount", "0.11")).put("pay_in_advance", true));
        var gathered = org.charge(pings, "standard", object("amount", "0.13")).put("pay_in_advance", true);
        all.add(gathered.put("invoiceable", false).put("regroup_paid_fees", "invoice"));
        return all;
    }
}
