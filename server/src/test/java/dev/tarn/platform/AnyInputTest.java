package dev.tarn.platform;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Fingerprint;
import dev.tarn.testing.Furnished;
import dev.tarn.testing.Http;
import dev.tarn.testing.Junk;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Route;
import dev.tarn.testing.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Whatever is sent to whichever endpoint that writes: never a 500, and what is refused has written nothing (PLT-020 to PLT-030). The shapes of
 * requests are those of the contract; {@code -Dtarn.seed} and {@code -Dtarn.cases} choose others and more.
 */
class AnyInputTest {
    private static final long SEED = Long.getLong("tarn.seed", 20_240_305);
    private static final int CASES = Integer.getInteger("tarn.cases", 1);
    private static final JsonNode SHAPES = shapes();

    private final Random random = new Random(SEED);
    private final TreeSet<String> failures = new TreeSet<>();
    private final TreeMap<Integer, Integer> answers = new TreeMap<>();
    private Furnished world = new Furnished();
    private Session owner = world.owner();
    private Fingerprint fingerprint = new Fingerprint(world.sandbox().organizationId());
    private String before = fingerprint.now();
    private Junk junk = new Junk(good(), random);

    private static JsonNode shapes() {
        try (InputStream in = AnyInputTest.class.getResourceAsStream("/request-shapes.json")) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** After something was renamed, so that the next requests find what they are about. */
    private void startAnew() {
        world = new Furnished();
        owner = world.owner();
        fingerprint = new Fingerprint(world.sandbox().organizationId());
        before = fingerprint.now();
        junk = new Junk(good(), random);
    }

    private Map<String, Object> good() {
        var good = new HashMap<String, Object>();
        good.put("name", "Anything");
        good.put("code", "anything");
        good.put("interval", "monthly");
        good.put("amount_cents", 100);
        good.put("amount_currency", "EUR");
        good.put("pay_in_advance", false);
        good.put("rate", "20");
        good.put("aggregation_type", "sum_agg");
        good.put("field_name", "size");
        good.put("charge_model", "standard");
        good.put("billable_metric_id", world.value("metric", "id"));
        good.put("add_on_id", world.value("add_on", "id"));
        good.put("units", "1");
        good.put("external_id", "anything");
        good.put("external_customer_id", world.value("customers", "externalId"));
        good.put("plan_code", world.value("plans", "code"));
        good.put("transaction_id", "anything");
        good.put("external_subscription_id", world.value("subscriptions", "externalId"));
        good.put("email", "anything@example.com");
        good.put("roles", list("finance"));
        good.put("permissions", list("plans:view"));
        good.put("expression", "1 + 1");
        good.put("organization_name", "Anything");
        good.put("password", Session.PASSWORD);
        good.put("values", object("region", list("us")));
        return good;
    }

    @Test
    void every_endpoint_refuses_bad_values_in_every_field_and_writes_nothing() {
        System.out.println("seed " + SEED + ", cases " + CASES);
        for (Route route : Route.all()) {
            Body body = body(route);
            if (body != null && !route.pattern().startsWith("/auth/login")) {
                Junk.BODIES.forEach(text -> attempt(route, text, text));
                attempt(route, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, "invalid UTF-8");
                junkInto(route, body);
            }
        }
        System.out.println("answers " + answers);
        assertThat(failures).isEmpty();
        // most junk is found to be junk; some is taken, since not every field is read
        assertThat(answers.getOrDefault(422, 0)).isGreaterThan(answers.getOrDefault(200, 0) / 2);
    }

    private void junkInto(Route route, Body body) {
        JsonNode shape = shape(route, body);
        JsonNode whole = body.value().isEmpty()
                ? shape
                : JsonNodeFactory.instance.objectNode().set(body.value(), shape);
        for (List<String> place : Junk.places(whole)) {
            for (int i = 0; i < CASES; i++) {
                String value = junk.value();
                // what exists already has its code: sent again, it would be a new name
                String text = junk.body(whole, place, value, route.method().equals("POST") ? "" : "code");
                int status = attempt(route, text, place + " = " + shortened(value));
                if (status == 200
                        && !route.method().equals("POST")
                        && place.getLast().endsWith("code")) {
                    startAnew();
                }
            }
        }
    }

    /** Named by what encloses it; a body of its own by the last word of the route. */
    private static JsonNode shape(Route route, Body body) {
        String word = route.pattern().substring(route.pattern().lastIndexOf('/') + 1);
        String name = !body.value().isEmpty() ? body.value() : word.equals("batch") ? "events" : word;
        JsonNode shape = SHAPES.path(name);
        if (name.equals("settings")) {
            return SHAPES.at("/customer");
        }
        if (name.endsWith("_settings")) {
            return SHAPES.at("/billing_entity");
        }
        assertThat(shape.isObject())
                .as("request-shapes.json has no '%s', which %s reads", name, route)
                .isTrue();
        return shape;
    }

    private static @Nullable Body body(Route route) {
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            Body body = parameter.getParameterAnnotation(Body.class);
            if (body != null) {
                return body;
            }
        }
        return null;
    }

    private int attempt(Route route, Object body, String what) {
        Reply reply = send(route, body);
        answers.merge(reply.status(), 1, Integer::sum);
        String after = fingerprint.now();
        if (reply.status() >= 500) {
            failures.add(route + " " + what + " -> " + reply.status());
        } else if (reply.status() >= 400 && !after.equals(before) && writesEveryTime(route, body)) {
            failures.add(route + " " + what + " -> " + reply.status() + ", but something was written");
        }
        before = after;
        return reply.status();
    }

    private Reply send(Route route, Object body) {
        // at public doors a session is not needed, and may end with the one that begins there
        return route.pattern().startsWith("/auth/")
                ? Http.send(route.method(), route.pattern(), body, Map.of())
                : owner.send(route.method(), route.path(world::value), body, Map.of());
    }

    /** What workers write after an answer may be seen at the next one: what the request itself writes is seen each time. */
    private boolean writesEveryTime(Route route, Object body) {
        for (int i = 0; i < 3; i++) {
            String quiet = quiet();
            if (send(route, body).status() >= 400 && fingerprint.now().equals(quiet)) {
                return false;
            }
        }
        return true;
    }

    private String quiet() {
        String last = fingerprint.now();
        for (int i = 0; i < 50; i++) {
            LockSupport.parkNanos(100_000_000);
            String now = fingerprint.now();
            if (now.equals(last)) {
                return now;
            }
            last = now;
        }
        return last;
    }

    private static String shortened(String text) {
        return text.length() < 80 ? text : text.substring(0, 80) + "...";
    }
}
