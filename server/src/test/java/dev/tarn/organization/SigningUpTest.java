package dev.tarn.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Client;
import dev.tarn.testing.Sandbox;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLT-060 and after: people, organizations, sessions, keys. */
class SigningUpTest {

    @Test
    void a_new_user_is_admin_of_a_new_organization() {
        var me = Client.registered().get("/api/v1/me").expect(200);

        assertThat(me.path("memberships").size()).isEqualTo(1);
        var membership = me.path("memberships").path(0);
        assertThat(membership.path("roles").path(0).asString()).isEqualTo("admin");
        assertThat(membership.path("organization").path("sandbox").asBoolean()).isFalse();
    }

    @Test
    void an_email_is_taken_once_also_by_two_at_the_same_time() throws Exception {
        var body = Map.of("email", Client.newEmail(), "password", Client.PASSWORD, "organization_name", "Twice");
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> attempt =
                    () -> Client.stranger().post("/auth/register", body).status();
            for (var done : threads.invokeAll(java.util.Collections.nCopies(8, attempt))) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).contains(422);
        assertThat(Client.stranger().post("/auth/register", body).details("email"))
                .contains("value_already_exist");
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
        var answer = Client.stranger()
                .post("/auth/register", Map.of("email", email, "password", password, "organization_name", name));

        answer.expect(422);
        assertThat(answer.details(field)).contains(code);
    }

    @Test
    void a_session_ends_with_logout() {
        Client client = Client.registered();
        client.get("/api/v1/me").expect(200);
        client.post("/auth/logout", Map.of()).expect(200);

        client.get("/api/v1/me").expect(401);
    }

    @Test
    void a_wrong_password_looks_like_an_unknown_user_and_is_throttled() {
        String email = Client.newEmail();
        Client.stranger()
                .post(
                        "/auth/register",
                        Map.of("email", email, "password", Client.PASSWORD, "organization_name", "Acme"))
                .expect(200);

        var wrong = Map.of("email", email, "password", "not the password");
        var unknown =
                Client.stranger().post("/auth/login", Map.of("email", Client.newEmail(), "password", "whatever it is"));
        assertThat(Client.stranger().post("/auth/login", wrong)).isEqualTo(unknown);
        assertThat(unknown.status()).isEqualTo(401);

        for (int i = 0; i < 9; i++) {
            Client.stranger().post("/auth/login", wrong).expect(401);
        }
        assertThat(Client.stranger()
                        .post("/auth/login", wrong)
                        .expect(429)
                        .path("code")
                        .asString())
                .isEqualTo("too_many_attempts");
    }

    @Test
    void an_unsafe_request_of_a_foreign_origin_is_refused() {
        Client client = Client.registered();
        var body = Map.of("organization", Map.of("name", "Elsewhere"));

        client.with("Origin", "https://evil.example")
                .post("/api/v1/organizations", body)
                .expect(403);
        client.with("Sec-Fetch-Site", "cross-site")
                .post("/api/v1/organizations", body)
                .expect(403);
        client.post("/api/v1/organizations", body).expect(200);
    }

    @Test
    void an_organization_one_does_not_belong_to_does_not_exist() {
        Sandbox other = Sandbox.at("2024-01-01");

        Client.registered().in(other.id()).get("/api/v1/organizations").expect(403);
        Client.key("5d1b7f0e-0000-4000-8000-000000000000")
                .get("/api/v1/organizations")
                .expect(401);
        Client.stranger().get("/api/v1/organizations").expect(401);
    }

    @Test
    void the_clock_of_a_sandbox_moves_forward_only() {
        Sandbox sandbox = Sandbox.at("2024-01-31T10:00:00Z");
        sandbox.travelTo("2024-03-01T00:00:00Z");

        assertThat(sandbox.now()).hasToString("2024-03-01T00:00:00Z");
        var back = sandbox.key().put("/api/v1/clock", Map.of("clock", Map.of("now", "2024-02-01")));
        assertThat(back.expect(422).path("error_details").path("now").toString())
                .contains("invalid_date");
    }

    @Test
    void a_live_organization_has_no_clock_to_move() {
        Client owner = Client.registered();

        assertThat(owner.put("/api/v1/clock", Map.of("clock", Map.of("now", "2090-01-01")))
                        .expect(405)
                        .path("code")
                        .asString())
                .isEqualTo("not_a_sandbox");
    }
}
