package dev.tarn.vies;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One question to VIES and its answer. */
@Component
class Vies {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int PREFIX = 2;
    private static final int OK = 200;

    private final RestClient http;
    private final JsonMapper json;
    private final String url;

    Vies(@Value("${tarn.vies-url:}") String url, JsonMapper json) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        requests.setReadTimeout(ANSWER);
        this.http = RestClient.builder().requestFactory(requests).build();
        this.json = json;
        this.url = url;
    }

    /** Whether nobody has said where it is: then there is nothing to ask. */
    boolean isOff() {
        return url.isBlank();
    }

    private record Raw(int status, byte[] body) {}

    /** Whether somebody bears the number, which begins with its country's prefix. */
    boolean isValid(String number) {
        if (isOff()) {
            throw new ViesUnreachableException("not_configured");
        }
        var question = Map.of("countryCode", number.substring(0, PREFIX), "vatNumber", number.substring(PREFIX));
        Raw raw = exchange(json.writeValueAsBytes(question));
        JsonNode answer = parse(raw);
        JsonNode valid = answer.path("valid");
        // an answer in which a register is named as unavailable says false as well
        boolean refused = answer.path("userError").isString()
                && !answer.path("userError").asString().matches("VALID|INVALID");
        if (raw.status() != OK || !valid.isBoolean() || refused) {
            throw new ViesUnreachableException(reason(raw, answer));
        }
        return valid.booleanValue();
    }

    private Raw exchange(byte[] question) {
        try {
            return http.post()
                    .uri(URI.create(url + "/check-vat-number"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(question)
                    .exchangeForRequiredValue((sent, answer) -> new Raw(
                            answer.getStatusCode().value(), answer.getBody().readAllBytes()));
        } catch (RestClientException failed) {
            throw new ViesUnreachableException("unreachable", failed);
        }
    }

    private JsonNode parse(Raw raw) {
        try {
            return json.readTree(new String(raw.body(), StandardCharsets.UTF_8));
        } catch (JacksonException unreadable) {
            throw new ViesUnreachableException("status " + raw.status(), unreadable);
        }
    }

    private static String reason(Raw raw, JsonNode answer) {
        String named = answer.at("/errorWrappers/0/error")
                .asString(answer.path("userError").asString(""));
        return named.isEmpty() ? "status " + raw.status() : named.toLowerCase(Locale.ROOT);
    }
}
