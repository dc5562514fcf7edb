package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Client;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a refusal in the contract's shape, never a 500 (PLT-020 to PLT-030). */
class BadInputTest {
    private static final String PATH = "/api/v1/organizations";
    private final Client client = Client.registered();

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
        var answer = client.call("POST", PATH, body, "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).startsWith("BadRequest: ");
    }

    @Test
    void invalid_utf8_is_400() {
        client.call("POST", PATH, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, "application/json")
                .expect(400);
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
        var answer = client.call("POST", PATH, "{\"organization\":" + fields + "}", "application/json");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("validation_errors");
        assertThat(answer.body().path("error_details").size()).isEqualTo(1);
    }

    @Test
    void ten_megabytes_are_413() {
        String body = "{\"organization\":{\"name\":\"" + "x".repeat(10_000_000) + "\"}}";

        assertThat(client.call("POST", PATH, body, "application/json")
                        .expect(413)
                        .path("code")
                        .asString())
                .isEqualTo("payload_too_large");
    }

    @Test
    void another_media_type_is_415() {
        assertThat(client.call("POST", PATH, "name=a", "application/x-www-form-urlencoded")
                        .expect(415)
                        .path("code")
                        .asString())
                .isEqualTo("unsupported_media_type");
    }

    @Test
    void an_unknown_route_is_404_and_another_method_405() {
        assertThat(client.get("/api/v1/nothing/here").expect(404).path("code").asString())
                .isEqualTo("resource_not_found");
        assertThat(client.delete(PATH).expect(405).path("code").asString()).isEqualTo("method_not_allowed");
        client.get("/api/v1/clock%00").expect(400);
    }

    @Test
    void authorization_is_decided_before_the_body_is_looked_at() {
        Client.stranger().call("PUT", PATH, "{", "application/json").expect(401);
        Client.stranger().post(PATH, Map.of()).expect(401);
    }
}
