package dev.tarn.access;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Session;
import dev.tarn.testing.Team;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** There is always an admin (PLT-096). */
class LastAdminTest {
    private static final int ROUNDS = 50;

    private final Team team = Team.inLiveOrganization();

    private static String memberId(Session reader, String email) {
        for (JsonNode member : reader.get("/api/v1/members").ok().get("members")) {
            if (member.toString().contains(email)) {
                return member.get("lago_id").asString();
            }
        }
        throw new AssertionError("no member " + email);
    }

    private static Reply changeRole(Session by, String memberId, String role) {
        return by.put("/api/v1/members/" + memberId, object("member", object("roles", list(role))));
    }

    @Test
    void the_only_admin_stays_one() {
        Session owner = team.owner();
        String id = memberId(owner, owner.email());

        changeRole(owner, id, "finance").isRefused(405, "last_admin");
        owner.delete("/api/v1/members/" + id).isRefused(405, "cannot_revoke_own_membership");
        assertThat(owner.get("/api/v1/members").ok().at("/meta/admin_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void of_two_admins_who_demote_each_other_at_once_one_remains() throws Exception {
        Session first = team.owner();
        Session second = team.member("admin");
        String firstId = memberId(first, first.email());
        String secondId = memberId(first, second.email());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                // each other, and each themselves, in turn
                boolean eachOther = round % 2 == 0;
                Callable<Reply> one = () -> changeRole(first, eachOther ? secondId : firstId, "finance");
                Callable<Reply> two = () -> changeRole(second, eachOther ? firstId : secondId, "finance");
                int changed = 0;
                for (var done : threads.invokeAll(List.of(one, two))) {
                    int status = done.get().status();
                    assertThat(status).isIn(200, 403, 405);
                    changed += status == 200 ? 1 : 0;
                }
                assertThat(changed).as("round %d", round).isEqualTo(1);
                boolean firstIsAdmin = first.get("/api/v1/members").status() == 200;
                Session admin = firstIsAdmin ? first : second;
                assertThat(admin.get("/api/v1/members")
                                .ok()
                                .at("/meta/admin_count")
                                .asInt())
                        .isEqualTo(1);
                changeRole(admin, firstIsAdmin ? secondId : firstId, "admin").ok();
            }
        }
    }
}
