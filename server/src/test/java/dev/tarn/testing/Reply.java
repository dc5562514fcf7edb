package dev.tarn.testing;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** An answer of the server. */
public record Reply(String request, int status, HttpHeaders headers, byte[] bytes) {

    /** The body, whatever the status. */
    public JsonNode json() {
        return Json.read(bytes);
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body of a success; anything else fails the test. */
    public JsonNode ok() {
        if (status != 200) {
            throw new AssertionError(request + " -> " + status + " " + text());
        }
        return json();
    }

    /** The body of a refusal with this status; anything else fails the test. */
    public JsonNode isRefused(int expected) {
        if (status != expected) {
            throw new AssertionError(request + " -> " + status + ", expected " + expected + ": " + text());
        }
        return json();
    }

    /** As {@link #isRefused(int)}, with this code. */
    public JsonNode isRefused(int expected, String code) {
        JsonNode body = isRefused(expected);
        if (!body.path("code").asString("").equals(code)) {
            throw new AssertionError(request + " -> expected code " + code + ": " + text());
        }
        return body;
    }

    /** A 422 that names this field with this code. */
    public void isInvalid(String field, String code) {
        JsonNode codes = isRefused(422).path("error_details").path(field);
        for (JsonNode found : codes) {
            if (found.asString().equals(code)) {
                return;
            }
        }
        throw new AssertionError(request + " -> expected " + field + ": " + code + " in " + text());
    }

    /** The codes of one field of a refusal, as a JSON list; empty where there are none. */
    public String details(String field) {
        return json().path("error_details").path(field).toString();
    }

    /** The code of a refusal; empty where it has none. */
    public String code() {
        return json().path("code").asString("");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
