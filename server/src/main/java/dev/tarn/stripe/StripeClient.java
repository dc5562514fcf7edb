package dev.tarn.stripe;

import dev.tarn.integration.ProviderUnreachableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to Stripe and its answer. What answers neither yes nor no is unreachable. */
@Component
class StripeClient {
    private static final String VERSION = "2024-06-20";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(40);
    private static final int CONFLICT = 409;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final RestClient http;
    private final JsonMapper json;
    private final String url;

    StripeClient(@Value("${tarn.stripe-url}") String url, JsonMapper json) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        this.http = RestClient.builder().requestFactory(requests).build();
        this.json = json;
        this.url = url;
    }

    private record Raw(int status, byte[] body) {}

    /** The same key again is the same request again, however often. */
    JsonNode post(String secretKey, String path, Form form, @Nullable String idempotencyKey) {
        return send(HttpMethod.POST, secretKey, path, form.toString(), idempotencyKey);
    }

    JsonNode get(String secretKey, String path) {
        return send(HttpMethod.GET, secretKey, path, "", null);
    }

    private JsonNode send(
            HttpMethod method, String secretKey, String path, String body, @Nullable String idempotencyKey) {
        Raw raw = exchange(method, secretKey, path, body, idempotencyKey);
        // 409: the same request is being answered to somebody else at this moment
        if (raw.status() >= SERVER_ERROR
                || raw.status() == CONFLICT
                || raw.status() == TIMED_OUT
                || raw.status() == TOO_MANY) {
            throw new ProviderUnreachableException("Stripe answered " + raw.status());
        }
        JsonNode answer = parse(raw);
        if (raw.status() >= 400) {
            throw new StripeErrorException(answer.path("error"));
        }
        return answer;
    }

    private Raw exchange(
            HttpMethod method, String secretKey, String path, String body, @Nullable String idempotencyKey) {
        try {
            var request = http.method(method)
                    .uri(URI.create(url + path))
                    .header("Authorization", "Bearer " + secretKey)
                    .header("Stripe-Version", VERSION);
            if (idempotencyKey != null) {
                request.header("Idempotency-Key", idempotencyKey);
            }
            if (method == HttpMethod.POST) {
                request.contentType(MediaType.APPLICATION_FORM_URLENCODED).body(body.getBytes(StandardCharsets.UTF_8));
            }
            return request.exchangeForRequiredValue((sent, answer) ->
                    new Raw(answer.getStatusCode().value(), answer.getBody().readAllBytes()));
        } catch (RestClientException failed) {
            throw new ProviderUnreachableException("Stripe did not answer", failed);
        }
    }

    private JsonNode parse(Raw raw) {
        try {
            return json.readTree(raw.body());
        } catch (JacksonException unreadable) {
            throw new ProviderUnreachableException("Stripe's answer cannot be read", unreadable);
        }
    }
}
