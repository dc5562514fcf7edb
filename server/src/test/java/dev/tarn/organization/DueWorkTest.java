package dev.tarn.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.platform.Work;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import dev.tarn.testing.Team;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Work that keeps failing is seen with its reason, holds up nobody else, and is done once somebody asks for it again. */
class DueWorkTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-01");
    private final UUID bad = UUID.randomUUID();
    private final UUID good = UUID.randomUUID();

    private JsonNode list(String query) {
        return sandbox.get("/due_work" + query).ok().get("due_work");
    }

    private String parkedId() {
        return list("?state=parked").at("/0/lago_id").asString();
    }

    @Test
    void what_fails_is_parked_with_its_reason_and_the_others_go_on() {
        Work.failing(bad);
        Work.schedule(sandbox, bad, "2024-03-02");
        Work.schedule(sandbox, good, "2024-03-02");
        assertThat(list("?state=waiting")).hasSize(2);
        assertThat(list("?state=parked")).isEmpty();

        sandbox.travelTo("2024-03-03");

        assertThat(Work.isDone(good)).isTrue();
        assertThat(list("")).hasSize(1);
        JsonNode parked = list("?state=parked&kind[]=stubborn").get(0);
        assertThat(parked.get("subject_id").asString()).isEqualTo(bad.toString());
        assertThat(parked.get("kind").asString()).isEqualTo("stubborn");
        assertThat(parked.get("state").asString()).isEqualTo("parked");
        assertThat(parked.get("due_at").asString()).isEqualTo("2024-03-02T00:00:00Z");
        assertThat(parked.get("reason").asString()).isEqualTo("stubborn as ever");
        assertThat(parked.get("attempts").asInt()).isEqualTo(1);
        assertThat(parked.get("parked_at").isNull()).isFalse();
    }

    @Test
    void parked_work_is_done_when_it_is_asked_for_again() {
        Work.failing(bad);
        Work.schedule(sandbox, bad, "2024-03-02");
        sandbox.travelTo("2024-03-03");
        String id = parkedId();

        sandbox.post("/due_work/" + id + "/retry", null).ok();
        assertThat(list("?state=parked")).hasSize(1);

        Work.succeeding(bad);
        JsonNode waiting = sandbox.post("/due_work/" + id + "/retry", null).ok().get("due_work");
        assertThat(waiting.get("state").asString()).isEqualTo("waiting");
        assertThat(Work.isDone(bad)).isTrue();
        assertThat(list("")).isEmpty();
        sandbox.post("/due_work/" + id + "/retry", null).isRefused(404, "due_work_not_found");
    }

    @Test
    void what_has_not_failed_cannot_be_retried_and_filters_are_checked() {
        Work.schedule(sandbox, good, "2024-03-02");
        String id = list("").at("/0/lago_id").asString();

        sandbox.post("/due_work/" + id + "/retry", null).isRefused(405, "due_work_not_failed");
        sandbox.post("/due_work/nothing/retry", null).isRefused(404, "due_work_not_found");
        sandbox.get("/due_work?state=lost").isInvalid("state", "value_is_invalid");
        assertThat(list("?kind=bill_period")).isEmpty();
    }

    @Test
    void it_is_seen_and_retried_by_developers_of_the_organization_alone() {
        Work.failing(bad);
        Work.schedule(sandbox, bad, "2024-03-02");
        sandbox.travelTo("2024-03-03");
        String retry = "/api/v1/due_work/" + parkedId() + "/retry";
        var team = Team.of(sandbox);

        for (String role : new String[] {"manager", "finance"}) {
            Session member = team.member(role);
            member.get("/api/v1/due_work").isRefused(403, "forbidden");
            member.post(retry, null).isRefused(403, "forbidden");
        }
        var stranger = Session.register("Elsewhere");
        assertThat(stranger.get("/api/v1/due_work").ok().get("due_work")).isEmpty();
        stranger.post(retry, null).isRefused(404, "due_work_not_found");
        team.owner().post(retry, null).ok();
    }
}
