package dev.tarn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told with every answer. */
class SecurityHeadersTest {

    private static Reply get(String path, Map<String, String> headers) {
        return Http.send("GET", path, null, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/api/v1/me", "/auth/nothing", "/assets/gone.js", "/nothing.svg"})
    void every_answer_forbids_frames_foreign_sources_and_guessed_types(String path) {
        Reply reply = get(path, Map.of());

        assertThat(reply.headers().allValues("Content-Security-Policy"))
                .containsExactly(SecurityHeaders.CONTENT_SECURITY_POLICY);
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "script-src 'self';");
        assertThat(reply.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void documents_are_left_to_the_browsers_viewer_but_not_to_frames() {
        Reply reply = get("/files/none.pdf", Map.of());

        assertThat(reply.header("Content-Security-Policy")).isEqualTo("frame-ancestors 'none'");
        assertThat(reply.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void answers_of_the_api_are_kept_nowhere() {
        assertThat(get("/api/v1/me", Map.of()).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void browsers_stay_with_https_where_there_is_https() {
        assertThat(get("/", Map.of()).header("Strict-Transport-Security")).isEmpty();
        assertThat(get("/", Map.of("X-Forwarded-Proto", "https")).header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }
}
