package dev.tarn.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One caller of a server: an API key, or a browser-like session that keeps its cookie. Any refusal is an exception. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final String base;
    private final @Nullable String key;
    private final @Nullable String organization;
    private final HttpClient http;

    private Api(String base, @Nullable String key, @Nullable String organization, HttpClient http) {
        this.base = base;
        this.key = key;
        this.organization = organization;
        this.http = http;
    }

    public static Api session(String base) {
        return new Api(
                base,
                null,
                null,
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
    }

    public static Api key(String base, String key) {
        return new Api(base, key, null, HttpClient.newHttpClient());
    }

    /** The key that it presents; empty for a session. */
    public String keyText() {
        return key == null ? "" : key;
    }

    /** The same session, acting in this organization. */
    public Api in(String organizationId) {
        return new Api(base, key, organizationId, http);
    }

    /** What a server answered. */
    public record Answer(int status, JsonNode body) {}

    public JsonNode get(String path) {
        return expect("GET", path, null);
    }

    public JsonNode post(String path, @Nullable Object body) {
        return expect("POST", path, body);
    }

    public JsonNode put(String path, Object body) {
        return expect("PUT", path, body);
    }

    private JsonNode expect(String method, String path, @Nullable Object body) {
        Answer answer = call(method, path, body == null ? null : JSON.writeValueAsBytes(body));
        if (answer.status() != 200) {
            throw new IllegalStateException(method + " " + path + " -> " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    public Answer call(String method, String path, byte @Nullable [] body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (organization != null) {
            request.header("X-Tarn-Organization", organization);
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            byte[] bytes = response.body();
            return new Answer(
                    response.statusCode(), bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    public void moveClockTo(String instant) {
        put("/api/v1/clock", Map.of("clock", Map.of("now", instant)));
    }

    public JsonNode metric(String code, String name, String aggregation, Map<String, ?> more) {
        return create(
                "billable_metrics",
                "billable_metric",
                merge(Map.of("code", code, "name", name, "aggregation_type", aggregation), more));
    }

    public JsonNode create(String collection, String root, Map<String, ?> fields) {
        return post("/api/v1/" + collection, Map.of(root, fields)).path(root);
    }

    public void events(List<? extends Map<String, ?>> events) {
        for (int from = 0; from < events.size(); from += 100) {
            post("/api/v1/events/batch", Map.of("events", events.subList(from, Math.min(from + 100, events.size()))));
        }
    }

    public static Map<String, Object> merge(Map<String, ?> fields, Map<String, ?> more) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(fields);
        all.putAll(more);
        return all;
    }
}
