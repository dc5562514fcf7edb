package dev.tarn.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLT-060 and after: people, organizations, sessions, keys. */
class SigningUpTest {

    private static Reply post(String path, Map<String, ?> body) {
        return Http.send("POST", path, body, Map.of());
    }

    @Test
    void a_new_user_is_admin_of_a_new_organization() {
        var me = Session.register("Acme").get("/api/v1/me").ok();

        assertThat(me.path("memberships").size()).isEqualTo(1);
        var membership = me.path("memberships").path(0);
        assertThat(membership.path("roles").path(0).asString()).isEqualTo("admin");
        assertThat(membership.path("organization").path("sandbox").asBoolean()).isFalse();
    }

    @Test
    void an_email_is_taken_once_also_by_two_at_the_same_time() throws Exception {
        var body = Map.of("email", Session.freshEmail(), "password", Session.PASSWORD, "organization_name", "Twice");
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> attempt = () -> post("/auth/register", body).status();
            for (var done : threads.invokeAll(java.util.Collections.nCopies(8, attempt))) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).contains(422);
        post("/auth/register", body).isInvalid("email", "value_already_exist");
    }

    @ParameterizedTest
    @CsvSource({
        "no-at-sign, Correct-horse-1!, Acme, email, invalid_email_format",
        "'', Correct-horse-1!, Acme, email, value_is_mandatory",
        "a@example.com, short, Acme, password, value_is_too_weak",
        "a@example.com, aaaaaaaaaaaaaaaa, Acme, password, value_is_too_weak",
        "a@example.com, Correct-horse-1!, '', organization_name, value_is_mandatory",
    })
    void what_cannot_be_signed_up_is_named_by_field(
            String email, String password, String name, String field, String code) {
        post("/auth/register", Map.of("email", email, "password", password, "organization_name", name))
                .isInvalid(field, code);
    }

    @Test
    void a_session_ends_with_logout() {
        var session = Session.register("Acme");
        session.get("/api/v1/me").ok();
        session.post("/auth/logout", Map.of()).ok();

        session.get("/api/v1/me").isRefused(401);
    }

    @Test
    void a_wrong_password_looks_like_an_unknown_user_and_is_throttled() {
        String email = Session.freshEmail();
        post("/auth/register", Map.of("email", email, "password", Session.PASSWORD, "organization_name", "Acme"))
                .ok();

        var wrong = Map.of("email", email, "password", "not the password");
        var unknown = Map.of("email", Session.freshEmail(), "password", "whatever it is");
        assertThat(post("/auth/login", wrong).isRefused(401))
                .isEqualTo(post("/auth/login", unknown).isRefused(401));

        for (int i = 0; i < 9; i++) {
            post("/auth/login", wrong).isRefused(401);
        }
        post("/auth/login", wrong).isRefused(429, "too_many_attempts");
    }

    @Test
    void an_unsafe_request_of_a_foreign_origin_is_refused() {
        var session = Session.register("Acme");
        var body = Map.of("organization", Map.of("name", "Elsewhere"));

        session.send("POST", "/api/v1/organizations", body, Map.of("Origin", "https://evil.example"))
                .isRefused(403);
        session.send("POST", "/api/v1/organizations", body, Map.of("Sec-Fetch-Site", "cross-site"))
                .isRefused(403);
        session.post("/api/v1/organizations", body).ok();
    }

    @Test
    void an_organization_one_does_not_belong_to_does_not_exist() {
        Sandbox other = Sandbox.at("2024-01-01");

        Session.register("Acme")
                .in(other.organizationId())
                .get("/api/v1/organizations")
                .isRefused(403);
        other.send("GET", "/organizations", null, Map.of("Authorization", "Bearer " + UUID.randomUUID()))
                .isRefused(401);
        Http.send("GET", "/api/v1/organizations", null, Map.of()).isRefused(401);
    }

    @Test
    void the_clock_of_a_sandbox_moves_forward_only() {
        Sandbox sandbox = Sandbox.at("2024-01-31T10:00:00Z");
        sandbox.travelTo("2024-03-01T00:00:00Z");

        assertThat(sandbox.now()).hasToString("2024-03-01T00:00:00Z");
        sandbox.put("/clock", Map.of("clock", Map.of("now", "2024-02-01"))).isInvalid("now", "invalid_date");
    }

    @Test
    void a_live_organization_has_no_clock_to_move() {
        Session.register("Acme")
                .put("/api/v1/clock", Map.of("clock", Map.of("now", "2090-01-01")))
                .isRefused(405, "not_a_sandbox");
    }
}
