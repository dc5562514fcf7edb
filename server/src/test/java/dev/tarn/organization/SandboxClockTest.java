package dev.tarn.organization;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import dev.tarn.testing.Team;
import org.junit.jupiter.api.Test;

/** The clock of a sandbox moves when it is told to, and only forwards. */
class SandboxClockTest {

    @Test
    void a_sandbox_starts_at_the_given_instant_and_moves_forward() {
        var org = Sandbox.at("2024-03-01");
        assertThat(clock(org)).isEqualTo("2024-03-01T00:00:00Z");

        org.travelTo("2024-04-15T10:30");

        assertThat(clock(org)).isEqualTo("2024-04-15T10:30:00Z");
        org.put("/clock", object("clock", object("now", "2024-04-01"))).isInvalid("now", "invalid_date");
        org.put("/clock", object("clock", object("now", "soon"))).isInvalid("now", "invalid_date");
        assertThat(clock(org)).isEqualTo("2024-04-15T10:30:00Z");
    }

    @Test
    void a_live_organization_lives_by_the_machine() {
        var session = Session.register("Live");

        assertThat(session.get("/api/v1/clock").ok().at("/clock/sandbox").asBoolean())
                .isFalse();
        session.put("/api/v1/clock", object("clock", object("now", "2040-01-01")))
                .isRefused(405, "not_a_sandbox");
    }

    @Test
    void any_member_reads_the_clock_and_those_who_may_edit_the_organization_move_it() {
        var team = Team.of(Sandbox.at("2024-03-01"));
        var manager = team.member("manager");
        var finance = team.member("finance");

        manager.get("/api/v1/clock").ok();
        manager.put("/api/v1/clock", object("clock", object("now", "2024-03-02")))
                .isRefused(403, "forbidden");
        finance.put("/api/v1/clock", object("clock", object("now", "2024-03-02")))
                .ok();
    }

    @Test
    void the_key_of_a_new_organization_is_shown_once() {
        var org = Sandbox.at("2024-03-01");
        var team = Team.of(org);

        var shown = team.owner()
                .get("/api/v1/api_keys")
                .ok()
                .at("/api_keys/0/value")
                .asString();

        assertThat(shown)
                .doesNotContain(org.apiKey())
                .endsWith(org.apiKey().substring(org.apiKey().length() - 4));
        assertThat(org.get("/organizations").ok().get("organization").has("api_key"))
                .isFalse();
    }

    private static String clock(Sandbox org) {
        return org.get("/clock").ok().at("/clock/now").asString();
    }
}
