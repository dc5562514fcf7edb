package dev.tarn.testing;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands in for Stripe on the loopback interface and answers as its documentation says. Each secret key is an account of its own. What a way to
 * pay is called says how it behaves: {@code pm_declined}, {@code pm_authenticate}, {@code pm_slow}; all others pay at once.
 */
public final class StripeStandIn {
    private static final int SMALLEST_AMOUNT = 50;
    private static final Map<String, Account> ACCOUNTS = new ConcurrentHashMap<>();

    private StripeStandIn() {}

    private static final class Running {
        private static final HttpServer SERVER = start();

        private static HttpServer start() {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/", StripeStandIn::answer);
                server.start();
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    public static String url() {
        var address = Running.SERVER.getAddress();
        return "http://" + address.getHostString() + ":" + address.getPort();
    }

    /** What Stripe holds for one secret key. */
    public static final class Account {
        public final String secretKey =
                "sk_test_" + UUID.randomUUID().toString().replace("-", "");
        private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
        private final Map<String, Answer> answered = new LinkedHashMap<>();
        private final List<Map<String, String>> requests = new ArrayList<>();
        private int lost;
        private int broken;
        private String refundStatus = "succeeded";

        /** How refunds stand when they are made; {@code refused}: none is. */
        public synchronized void refundsAre(String status) {
            refundStatus = status;
        }

        /** The next answers to what creates something are lost on the way, though it is done. */
        public synchronized void loseAnswers(int many) {
            lost = many;
        }

        /** As {@link #loseAnswers}, and an error of the server's comes instead. */
        public synchronized void breakAnswers(int many) {
            broken = many;
        }

        /** All there is whose id begins so, oldest first. */
        public synchronized List<ObjectNode> all(String prefix) {
            return objects.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        /** The fields of each request to a path, and its key as {@code Idempotency-Key}. */
        public synchronized List<Map<String, String>> requests(String path) {
            return requests.stream()
                    .filter(request -> path.equals(request.get("path")))
                    .toList();
        }

        public synchronized ObjectNode get(String id) {
            ObjectNode found = objects.get(id);
            if (found == null) {
                throw new AssertionError("Stripe has no " + id);
            }
            return found;
        }

        private String add(String prefix, ObjectNode object) {
            String id = prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
            object.put("id", id);
            objects.put(id, object);
            return id;
        }
    }

    private record Answer(int status, JsonNode body) {}

    public static Account account() {
        var account = new Account();
        ACCOUNTS.put(account.secretKey, account);
        return account;
    }

    /** Tells Tarn news, signed as Stripe signs them at that instant. */
    public static Reply tell(String organizationId, String code, String secret, Instant signedAt, String event) {
        String time = String.valueOf(signedAt.getEpochSecond());
        String header = "t=" + time + ",v1=" + hmac(secret, time + "." + event) + ",v0=ignored";
        return Http.send(
                "POST",
                "/webhooks/stripe/" + organizationId + "?code=" + Sandbox.encode(code),
                event,
                Map.of("Stripe-Signature", header, "Content-Type", "application/json"));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code {"id", "type", "data": {"object": ...}}}. */
    public static String event(String id, String type, ObjectNode about) {
        return object("id", id, "object", "event", "type", type, "data", object("object", about))
                .toString();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Account account = ACCOUNTS.get(authorization == null ? "" : authorization.replace("Bearer ", ""));
            Answer answer = account == null
                    ? error(401, object("type", "invalid_request_error", "message", "Invalid API Key provided"))
                    : answerOf(account, exchange);
            if (answer == null) {
                return; // the connection ends without a word
            }
            byte[] body = Json.write(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static @Nullable Answer answerOf(Account account, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> fields = fields(body);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        boolean creates = exchange.getRequestMethod().equals("POST");
        synchronized (account) {
            var request = new LinkedHashMap<>(fields);
            request.put("path", path);
            request.put("Idempotency-Key", key == null ? "" : key);
            request.put(
                    "Stripe-Version",
                    String.valueOf(exchange.getRequestHeaders().getFirst("Stripe-Version")));
            account.requests.add(request);
            Answer before = key == null ? null : account.answered.get(key);
            Answer answer = before == null
                    ? creates ? post(account, path, fields) : get(account, exchange.getRequestURI())
                    : before;
            if (key != null) {
                account.answered.put(key, answer);
            }
            if (creates && account.lost > 0) {
                account.lost--;
                return null;
            }
            if (creates && account.broken > 0) {
                account.broken--;
                return error(500, object("type", "api_error", "message", "An unknown error occurred"));
            }
            return answer;
        }
    }

    private static Map<String, String> fields(String body) {
        var fields = new LinkedHashMap<String, String>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Answer error(int status, ObjectNode error) {
        return new Answer(status, object("error", error));
    }

    private static Answer post(Account account, String path, Map<String, String> fields) {
        if (path.equals("/v1/customers")) {
            return created(account, "cus_", object("object", "customer", "name", fields.get("name")));
        }
        if (path.equals("/v1/payment_intents")) {
            return intent(account, fields);
        }
        if (path.equals("/v1/refunds")) {
            return refund(account, fields);
        }
        if (path.startsWith("/v1/payment_intents/") && path.endsWith("/cancel")) {
            return cancel(account.get(path.split("/")[3]));
        }
        if (path.equals("/v1/checkout/sessions")) {
            var session = object("object", "checkout.session", "mode", fields.get("mode"), "status", "open");
            session.set("metadata", metadata(fields, "payment_intent_data[metadata]["));
            String id = account.add("cs_test_", session);
            session.put("url", "https://checkout.stripe.com/c/pay/" + id);
            return new Answer(200, session);
        }
        if (path.startsWith("/v1/checkout/sessions/") && path.endsWith("/expire")) {
            return expire(account.get(path.split("/")[4]));
        }
        return error(404, object("type", "invalid_request_error", "message", "Unrecognized request URL"));
    }

    private static Answer created(Account account, String prefix, ObjectNode made) {
        account.add(prefix, made);
        return new Answer(200, made);
    }

    private static Answer refund(Account account, Map<String, String> fields) {
        if (account.refundStatus.equals("refused")) {
            var error = object("type", "invalid_request_error", "code", "charge_already_refunded");
            return error(400, error.put("message", "Charge has already been refunded."));
        }
        var refund = object("object", "refund", "amount", Long.parseLong(fields.getOrDefault("amount", "0")));
        refund.put("payment_intent", fields.get("payment_intent"));
        refund.put("status", account.refundStatus);
        refund.set("metadata", metadata(fields, "metadata["));
        return created(account, "re_", refund);
    }

    private static Answer cancel(ObjectNode intent) {
        if (List.of("succeeded", "canceled").contains(intent.get("status").asString())) {
            String message = "You cannot cancel this PaymentIntent because it has a status of succeeded.";
            return error(
                    400,
                    object(
                            "type",
                            "invalid_request_error",
                            "code",
                            "payment_intent_unexpected_state",
                            "message",
                            message));
        }
        intent.put("status", "canceled");
        return new Answer(200, intent);
    }

    private static Answer expire(ObjectNode session) {
        if (!session.get("status").asString().equals("open")) {
            String message = "Only Checkout Sessions with a status in [\"open\"] can be expired.";
            return error(400, object("type", "invalid_request_error", "message", message));
        }
        session.put("status", "expired");
        return new Answer(200, session);
    }

    private static Answer intent(Account account, Map<String, String> fields) {
        long amount = Long.parseLong(fields.getOrDefault("amount", "0"));
        if (amount < SMALLEST_AMOUNT) {
            return error(
                    400,
                    object(
                            "type",
                            "invalid_request_error",
                            "code",
                            "amount_too_small",
                            "message",
                            "Amount must be at least €0.50 eur"));
        }
        var intent = object(
                "object",
                "payment_intent",
                "amount",
                amount,
                "currency",
                fields.get("currency"),
                "status",
                "succeeded");
        intent.put("customer", fields.get("customer"));
        intent.put("amount_received", amount);
        intent.set("metadata", metadata(fields, "metadata["));
        account.add("pi_", intent);
        String method = String.valueOf(fields.get("payment_method"));
        boolean offSession = "true".equals(fields.get("off_session"));
        if (method.startsWith("pm_declined")) {
            return refused(intent, object("code", "card_declined", "decline_code", "insufficient_funds"));
        }
        if (method.startsWith("pm_authenticate") && offSession) {
            return refused(intent, object("code", "authentication_required"));
        }
        if (method.startsWith("pm_authenticate")) {
            intent.put("status", "requires_action").put("amount_received", 0);
            intent.set("next_action", object("type", "redirect_to_url"));
        }
        if (method.startsWith("pm_slow")) {
            intent.put("status", "processing").put("amount_received", 0);
        }
        return new Answer(200, intent);
    }

    private static Answer refused(ObjectNode intent, ObjectNode error) {
        intent.put("status", "requires_payment_method").put("amount_received", 0);
        error.put("type", "card_error").put("message", "Your card was declined.");
        error.set("payment_intent", intent.deepCopy());
        return error(402, error);
    }

    private static ObjectNode metadata(Map<String, String> fields, String prefix) {
        var metadata = object();
        fields.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                metadata.put(name.substring(prefix.length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    private static Answer get(Account account, URI uri) {
        String path = uri.getPath();
        if (path.equals("/v1/payment_intents")) {
            var found = new ArrayList<>(account.all("pi_")).reversed();
            return new Answer(200, object("object", "list", "data", list(found), "has_more", false));
        }
        if (path.startsWith("/v1/payment_methods/")) {
            var card = object("brand", "visa", "last4", "4242");
            return new Answer(200, object("id", path.split("/")[3], "type", "card", "card", card));
        }
        return new Answer(200, account.get(path.substring(path.lastIndexOf('/') + 1)));
    }
}
