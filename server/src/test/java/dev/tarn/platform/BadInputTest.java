package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a refusal in the contract's shape, never a 500 (PLT-020 to PLT-030). */
class BadInputTest {
    private static final String PATH = "/api/v1/organizations";
    private static final Session SESSION = Session.register("Bad input");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[]",
                "null",
                "{\"organization\":{}}",
                "{\"organization\":[]}",
                "{\"organization\":{\"name\":\"a\"}} trailing",
                "{\"other\":{}}"
            })
    void a_body_that_cannot_be_read_is_400(String body) {
        var answer = SESSION.post(PATH, body).isRefused(400);

        assertThat(answer.path("error").asString()).startsWith("BadRequest: ");
    }

    @Test
    void invalid_utf8_is_400() {
        SESSION.post(PATH, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                .isRefused(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"a\\ud800b\"}",
                "{\"name\":{\"deep\":1}}",
                "{\"name\":\"a\",\"sandbox\":\"perhaps\"}",
                "{\"name\":\"a\",\"sandbox\":true,\"now\":\"0000-00-00\"}",
                "{\"name\":\"a\",\"sandbox\":true,\"now\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"name\":\"a\",\"default_currency\":\"XXZ\"}",
                "{\"name\":\"a\",\"timezone\":\"Mars/Olympus\"}",
                "{\"name\":\"a\",\"country\":\"ZZ\"}",
            })
    void a_wrong_value_is_422_and_names_its_field(String fields) {
        var answer = SESSION.post(PATH, "{\"organization\":" + fields + "}").isRefused(422, "validation_errors");

        assertThat(answer.path("error_details").size()).isEqualTo(1);
    }

    @Test
    void ten_megabytes_are_413() {
        String body = "{\"organization\":{\"name\":\"" + "x".repeat(10_000_000) + "\"}}";

        SESSION.post(PATH, body).isRefused(413, "payload_too_large");
    }

    @Test
    void another_media_type_is_415() {
        Reply form = SESSION.send("POST", PATH, "name=a", Map.of("Content-Type", "application/x-www-form-urlencoded"));

        form.isRefused(415, "unsupported_media_type");
    }

    @Test
    void an_unknown_route_is_404_and_another_method_405() {
        SESSION.get("/api/v1/nothing/here").isRefused(404, "resource_not_found");
        SESSION.delete(PATH).isRefused(405, "method_not_allowed");
        // refused by the connector, before there is a request to answer in JSON
        assertThat(SESSION.get("/api/v1/clock%00").status()).isEqualTo(400);
    }

    @Test
    void authorization_is_decided_before_the_body_is_looked_at() {
        Http.send("PUT", PATH, "{", Map.of()).isRefused(401);
        Http.send("POST", PATH, "{}", Map.of()).isRefused(401);
    }
}
