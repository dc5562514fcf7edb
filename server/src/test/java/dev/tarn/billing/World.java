package dev.tarn.billing;

import static dev.tarn.testing.Json.object;

import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One customer, "ada", with one subscription, "sub": what most examples of billing need, and how they look at what came of it. */
final class World {
    private final Sandbox org;

    private World(Sandbox org) {
        this.org = org;
    }

    static World at(String now) {
        return new World(Sandbox.at(now));
    }

    Sandbox org() {
        return org;
    }

    World customer(@Nullable String timezone) {
        org.customer("ada", timezone == null ? object() : object("timezone", timezone));
        return this;
    }

    World plan(String code, long amountCents, String interval, boolean inAdvance, Object... more) {
        var fields = object(
                "name",
                code,
                "code",
                code,
                "interval",
                interval,
                "pay_in_advance",
                inAdvance,
                "amount_cents",
                amountCents,
                "amount_currency",
                "EUR");
        fields.setAll(object(more));
        org.post("/plans", object("plan", fields)).ok();
        return this;
    }

    JsonNode subscribe(String plan, String billingTime, Object... more) {
        var fields = object("billing_time", billingTime);
        fields.setAll(object(more));
        return org.subscribe("sub", "ada", plan, fields);
    }

    World travelTo(String moment) {
        org.travelTo(moment);
        return this;
    }

    List<JsonNode> invoices() {
        return org.invoices("external_customer_id=ada");
    }

    JsonNode last() {
        var invoices = invoices();
        if (invoices.isEmpty()) {
            throw new AssertionError("no invoice");
        }
        return invoices.getLast();
    }

    JsonNode subscription(String status) {
        return org.get("/subscriptions/sub?status=" + status).ok().get("subscription");
    }

    /** Amounts in cents of the fees of this type, on this invoice. */
    static List<Long> amounts(JsonNode invoice, String type) {
        var amounts = new ArrayList<Long>();
        for (JsonNode fee : invoice.get("fees")) {
            if (fee.at("/item/type").asString().equals(type)) {
                amounts.add(fee.get("amount_cents").asLong());
            }
        }
        return amounts.stream().sorted().toList();
    }

    static List<String> types(JsonNode invoice) {
        var types = new ArrayList<String>();
        invoice.get("fees").forEach(fee -> types.add(fee.at("/item/type").asString()));
        return types.stream().sorted().toList();
    }

    /** Amounts of the subscription fees of all invoices, oldest first. */
    List<Long> subscriptionFees() {
        return invoices().stream()
                .flatMap(invoice -> amounts(invoice, "subscription").stream())
                .toList();
    }

    /** The one billing period of an invoice, as {@code from..to charges from..to fixed from..to}; null windows as a dash. */
    static Map<String, String> period(JsonNode invoice) {
        JsonNode periods = invoice.get("billing_periods");
        if (periods.size() != 1) {
            throw new AssertionError("not one billing period: " + periods);
        }
        JsonNode period = periods.get(0);
        return Map.of(
                "subscription",
                range(period, "subscription"),
                "charges",
                range(period, "charges"),
                "fixed",
                range(period, "fixed_charges"));
    }

    private static String range(JsonNode period, String prefix) {
        JsonNode from = period.path(prefix + "_from_datetime");
        return from.isNull() || from.isMissingNode()
                ? "-"
                : from.asString() + ".." + period.get(prefix + "_to_datetime").asString();
    }

    /** {@code A..B} of days becomes the first second of A to the last of B, in UTC. */
    static String days(String from, String to) {
        String start = from.length() == 10 ? from + "T00:00:00Z" : from;
        String end = to.length() == 10 ? to + "T23:59:59Z" : to;
        return start + ".." + end;
    }

    static ObjectNode fields(Object... namesAndValues) {
        return object(namesAndValues);
    }
}
