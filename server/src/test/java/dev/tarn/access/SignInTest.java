package dev.tarn.access;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Session;
import dev.tarn.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Getting in and out, by cookie. */
class SignInTest {

    @Test
    void registering_makes_an_organization_whose_creator_is_admin_PLT_061() {
        var session = Session.register("Acme Rockets");

        var me = session.get("/api/v1/me").ok();
        assertThat(me.at("/user/email").asString()).isEqualTo(session.email());
        assertThat(me.at("/memberships/0/organization/name").asString()).isEqualTo("Acme Rockets");
        assertThat(me.at("/memberships/0/organization/timezone").asString()).isEqualTo("UTC");
        assertThat(me.at("/memberships/0/roles/0").asString()).isEqualTo("admin");
        assertThat(me.at("/memberships/0/permissions")).hasSize(Permission.values().length);
        var entity = session.get("/api/v1/billing_entities").ok().at("/billing_entities/0");
        assertThat(entity.get("lago_id").asString()).isEqualTo(session.organizationId());
        assertThat(entity.get("code").asString()).isEqualTo("acme_rockets");
        assertThat(entity.get("default_currency").asString()).isEqualTo("EUR");
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_other_sites() {
        Reply reply = register(Session.freshEmail(), Session.PASSWORD);

        assertThat(reply.header("Set-Cookie"))
                .startsWith("tarn_session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(reply.text()).doesNotContain("tarn_session");
    }

    @Test
    void a_taken_address_and_a_weak_password_are_refused() {
        var session = Session.register("Acme");

        register(session.email().toUpperCase(java.util.Locale.ROOT), Session.PASSWORD)
                .isInvalid("email", "value_already_exist");
        register(Session.freshEmail(), "short").isInvalid("password", "value_is_too_weak");
        register(Session.freshEmail(), "password1234").isInvalid("password", "value_is_too_weak");
        register(Session.freshEmail(), "aaaaaaaaaaaaaa").isInvalid("password", "value_is_too_weak");
        register("not an address", Session.PASSWORD).isInvalid("email", "invalid_email_format");
    }

    @Test
    void login_answers_user_and_organization_and_a_wrong_password_tells_nothing() {
        var session = Session.register("Acme");

        Reply reply = login(session.email(), Session.PASSWORD);
        assertThat(reply.ok().at("/user/email").asString()).isEqualTo(session.email());
        assertThat(reply.ok().at("/organization/lago_id").asString()).isEqualTo(session.organizationId());
        login(session.email(), "Wrong-horse-1!").isRefused(401, "invalid_credentials");
        login(Session.freshEmail(), Session.PASSWORD).isRefused(401, "invalid_credentials");
    }

    @Test
    void after_logging_out_the_cookie_opens_nothing() {
        var session = Session.register("Acme");

        session.post("/auth/logout", null).ok();

        session.get("/api/v1/me").isRefused(401);
    }

    @Test
    void guessing_is_slowed_down_for_one_account_only() {
        var attacked = Session.register("Attacked");
        var bystander = Session.register("Bystander");

        for (int i = 0; i < SignInThrottle.PER_ACCOUNT_AND_ADDRESS; i++) {
            login(attacked.email(), "Wrong-horse-" + i).isRefused(401);
        }

        login(attacked.email(), Session.PASSWORD).isRefused(429, "too_many_attempts");
        login(bystander.email(), Session.PASSWORD).ok();
        attacked.get("/api/v1/me").ok();
    }

    @Test
    void a_request_that_another_site_made_the_browser_send_is_refused() {
        var session = Session.register("Acme");
        var body = object("organization", object("name", "Renamed"));

        for (var foreign : Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
                .entrySet()) {
            session.send("PUT", "/api/v1/organizations", body, Map.of(foreign.getKey(), foreign.getValue()))
                    .isRefused(403, "cross_site_request");
        }
        session.send("PUT", "/api/v1/organizations", body, Map.of("Origin", "null"))
                .isRefused(403);
        session.send("GET", "/api/v1/organizations", null, Map.of("Sec-Fetch-Site", "cross-site"))
                .ok();
        session.send("PUT", "/api/v1/organizations", body, Map.of("Sec-Fetch-Site", "same-origin"))
                .ok();
        session.put("/api/v1/organizations", body).ok();
    }

    @Test
    void an_invite_opens_the_organization_to_a_new_user_with_those_roles() {
        var team = Team.inLiveOrganization();

        var finance = team.member("finance");

        finance.get("/api/v1/organizations").ok();
        finance.get("/api/v1/members").isRefused(403, "forbidden");
    }

    private static Reply register(String email, String password) {
        return Http.send(
                "POST",
                "/auth/register",
                object("email", email, "password", password, "organization_name", "Acme"),
                Map.of());
    }

    private static Reply login(String email, String password) {
        return Http.send("POST", "/auth/login", object("email", email, "password", password), Map.of());
    }
}
