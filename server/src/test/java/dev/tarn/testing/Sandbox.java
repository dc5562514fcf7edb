package dev.tarn.testing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fresh sandbox organization, driven by its API key. Paths are relative to /api/v1. */
public final class Sandbox {
    private final String organizationId;
    private final String key;
    private volatile Instant now;

    private Sandbox(String organizationId, String key, Instant now) {
        this.organizationId = organizationId;
        this.key = key;
        this.now = now;
    }

    /** The user who owns all sandboxes of this test JVM. */
    private static final class Owner {
        private static final Session SESSION =
                Session.register("Owner of sandboxes").in(null);
    }

    static Session owner() {
        return Owner.SESSION;
    }

    /** A sandbox whose clock starts at this date or instant, with UTC and EUR. */
    public static Sandbox at(String now) {
        return at(now, object());
    }

    /** With further fields of the organization: {@code timezone}, {@code default_currency}, {@code country}, ... */
    public static Sandbox at(String now, ObjectNode settings) {
        Instant start = instant(now);
        var fields = with(object("name", "Sandbox", "sandbox", true, "now", start.toString()), settings);
        JsonNode made = owner().post("/api/v1/organizations", object("organization", fields))
                .ok()
                .get("organization");
        return new Sandbox(made.get("lago_id").asString(), made.get("api_key").asString(), start);
    }

    public String organizationId() {
        return organizationId;
    }

    public String apiKey() {
        return key;
    }

    // --- time

    public Instant now() {
        return now;
    }

    /** Moves the clock forward; all work due on the way has run when this returns. */
    public Sandbox travelTo(String moment) {
        now = instant(moment);
        return settle();
    }

    /** Tries to move the clock forward, where what it takes may fail on the way. */
    public Reply tryToTravelTo(Instant moment) {
        Reply reply = send("PUT", "/clock", object("clock", object("now", moment.toString())), Map.of());
        if (reply.status() == 200) {
            now = moment;
        }
        return reply;
    }

    /** Runs what became due meanwhile. */
    public Sandbox settle() {
        send("PUT", "/clock", object("clock", object("now", now.toString())), Map.of())
                .ok();
        return this;
    }

    /** {@code 2024-03-01}, {@code 2024-03-01T10:00} or {@code 2024-03-01T10:00:30Z}; UTC. */
    public static Instant instant(String text) {
        String whole = text.length() == 10 ? text + "T00:00:00Z" : text.endsWith("Z") ? text : text + "Z";
        return Instant.parse(whole.length() == 17 ? whole.replace("Z", ":00Z") : whole);
    }

    // --- raw calls

    public Reply get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Reply post(String path, @Nullable Object body) {
        return settled(send("POST", path, body, Map.of()));
    }

    public Reply put(String path, @Nullable Object body) {
        return settled(send("PUT", path, body, Map.of()));
    }

    public Reply delete(String path) {
        return settled(send("DELETE", path, null, Map.of()));
    }

    /** One call and nothing after it. */
    public Reply send(String method, String path, @Nullable Object body, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.putIfAbsent("Authorization", "Bearer " + key);
        return Http.send(method, "/api/v1" + path, body, headers);
    }

    private Reply settled(Reply reply) {
        if (reply.status() < 400) {
            settle();
        }
        return reply;
    }

    // --- shorthands: they answer what was made, and fail the test when refused

    public JsonNode tax(String code, String rate) {
        var fields = object("name", code, "code", code, "rate", rate, "applied_to_organization", true);
        return post("/taxes", object("tax", fields)).ok().get("tax");
    }

    public JsonNode metric(String code, String aggregationType) {
        return metric(code, aggregationType, object());
    }

    public JsonNode metric(String code, String aggregationType, ObjectNode more) {
        var fields = with(object("name", code, "code", code, "aggregation_type", aggregationType), more);
        return post("/billable_metrics", object("billable_metric", fields)).ok().get("billable_metric");
    }

    /** A charge for {@link #plan}; {@code metric} is what {@link #metric} answered. */
    public ObjectNode charge(JsonNode metric, String chargeModel, ObjectNode properties) {
        return object(
                "billable_metric_id",
                metric.get("lago_id").asString(),
                "charge_model",
                chargeModel,
                "properties",
                properties);
    }

    /** A monthly plan in arrears, in EUR. */
    public JsonNode plan(String code, long amountCents, ObjectNode... charges) {
        return planWith(code, amountCents, object(), charges);
    }

    /** With further fields of the plan. */
    public JsonNode planWith(String code, long amountCents, ObjectNode more, ObjectNode... charges) {
        var fields = object(
                "name",
                code,
                "code",
                code,
                "interval",
                "monthly",
                "amount_cents",
                amountCents,
                "amount_currency",
                "EUR",
                "pay_in_advance",
                false,
                "charges",
                list((Object[]) charges));
        return post("/plans", object("plan", with(fields, more))).ok().get("plan");
    }

    public JsonNode customer(String externalId) {
        return customer(externalId, object());
    }

    public JsonNode customer(String externalId, ObjectNode more) {
        var fields = with(object("external_id", externalId, "name", externalId, "currency", "EUR"), more);
        return post("/customers", object("customer", fields)).ok().get("customer");
    }

    public JsonNode subscribe(String externalId, String externalCustomerId, String planCode) {
        return subscribe(externalId, externalCustomerId, planCode, object());
    }

    public JsonNode subscribe(String externalId, String externalCustomerId, String planCode, ObjectNode more) {
        var fields =
                object("external_customer_id", externalCustomerId, "plan_code", planCode, "external_id", externalId);
        return post("/subscriptions", object("subscription", with(fields, more)))
                .ok()
                .get("subscription");
    }

    public JsonNode terminate(String externalId) {
        return delete("/subscriptions/" + encode(externalId)).ok().get("subscription");
    }

    /** One usage event, now. */
    public JsonNode event(String code, String externalSubscriptionId, ObjectNode properties) {
        return event(code, externalSubscriptionId, properties, object());
    }

    public JsonNode event(String code, String externalSubscriptionId, ObjectNode properties, ObjectNode more) {
        var fields = object(
                "code", code,
                "transaction_id", UUID.randomUUID().toString(),
                "external_subscription_id", externalSubscriptionId,
                "timestamp", now.getEpochSecond(),
                "properties", properties);
        return post("/events", object("event", with(fields, more))).ok().get("event");
    }

    public JsonNode usage(String externalCustomerId, String externalSubscriptionId) {
        String path = "/customers/" + encode(externalCustomerId) + "/current_usage?external_subscription_id=";
        return get(path + encode(externalSubscriptionId)).ok().get("customer_usage");
    }

    /** All invoices, oldest first, each as its own page shows it. */
    public List<JsonNode> invoices() {
        return invoices("");
    }

    /** With a query such as {@code "external_customer_id=ada"}. */
    public List<JsonNode> invoices(String query) {
        var whole = new ArrayList<JsonNode>();
        for (JsonNode row : get("/invoices?per_page=100&" + query).ok().get("invoices")) {
            whole.addFirst(invoice(row.get("lago_id").asString()));
        }
        return whole;
    }

    public JsonNode invoice(String lagoId) {
        return get("/invoices/" + lagoId).ok().get("invoice");
    }

    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
