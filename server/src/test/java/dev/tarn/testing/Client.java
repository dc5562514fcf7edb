package dev.tarn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the API: nobody in particular, a signed-in user, or an API key. */
public final class Client {
    public static final String PASSWORD = "Correct-horse-1!";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final Map<String, String> headers;

    private Client(HttpClient http, Map<String, String> headers) {
        this.http = http;
        this.headers = headers;
    }

    /** A browser that keeps its cookies and is not signed in. */
    public static Client stranger() {
        return new Client(
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), Map.of());
    }

    public static Client key(String key) {
        return new Client(HttpClient.newHttpClient(), Map.of("Authorization", "Bearer " + key));
    }

    /** A new user with an organization of their own, signed in. */
    public static Client registered() {
        Client client = stranger();
        client.post("/auth/register", Map.of("email", newEmail(), "password", PASSWORD, "organization_name", "Test"))
                .expect(200);
        return client;
    }

    public static String newEmail() {
        return UUID.randomUUID() + "@example.com";
    }

    /** The same caller with one more header. */
    public Client with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Client(http, more);
    }

    public Client in(String organizationId) {
        return with("X-Tarn-Organization", organizationId);
    }

    /** What came back. */
    public record Answer(int status, JsonNode body) {
        public JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + " " + body);
            }
            return body;
        }

        public String code() {
            return body.path("code").asString("");
        }

        /** The codes of one field, as text. */
        public String details(String field) {
            return body.path("error_details").path(field).toString();
        }
    }

    public Answer get(String path) {
        return call("GET", path, (byte[]) null, "application/json");
    }

    public Answer post(String path, Object body) {
        return call("POST", path, JSON.writeValueAsBytes(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return call("PUT", path, JSON.writeValueAsBytes(body), "application/json");
    }

    public Answer delete(String path) {
        return call("DELETE", path, (byte[]) null, "application/json");
    }

    public Answer call(String method, String path, String body, String contentType) {
        return call(method, path, body.getBytes(StandardCharsets.UTF_8), contentType);
    }

    public Answer call(String method, String path, byte @Nullable [] body, String contentType) {
        var request = HttpRequest.newBuilder(URI.create(Server.url() + path));
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", contentType).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] bytes = response.body();
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), isJson && bytes.length > 0 ? JSON.readTree(bytes) : JSON.createObjectNode());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
