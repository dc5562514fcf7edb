package dev.tarn.backfill;

import static dev.tarn.backfill.BackfillWorld.event;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.platform.Tenant;
import dev.tarn.testing.AtOnce;
import dev.tarn.testing.TarnServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Steps of a backfill happen once: repeated, broken off in between, by several at once (MTR-122). */
class BackfillOnceTest {
    private final BackfillWorld world = new BackfillWorld(object());
    private final Backfills backfills = TarnServer.bean(Backfills.class);
    private final TransactionTemplate transactions = TarnServer.bean(TransactionTemplate.class);

    private Tenant tenant() {
        return Tenant.system(UUID.fromString(world.sandbox.organizationId()), true);
    }

    @Test
    void several_who_apply_at_once_store_each_event_once() {
        world.sandbox.travelTo("2024-02-10");
        String id = world.upload(event("a", "2024-01-11", 3), event("b", "2024-02-03", 4));
        List<Integer> answers = AtOnce.doing(
                4,
                i -> world.sandbox
                        .send("POST", "/backfills/" + id + "/apply", null, Map.of())
                        .status());
        assertThat(answers).containsOnly(200);
        assertThat(world.events()).isEqualTo(2);
        world.sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300", "2024-02-01 400");
    }

    @Test
    void two_backfills_of_the_same_events_store_them_once() {
        String first = world.upload(event("a", "2024-01-01", 3));
        String second = world.upload(event("a", "2024-01-01", 3));
        AtOnce.doing(
                2,
                i -> world.sandbox
                        .send("POST", "/backfills/" + (i == 0 ? first : second) + "/apply", null, Map.of())
                        .ok());
        world.sandbox.settle();
        assertThat(world.events()).isEqualTo(1);
        assertThat(world.shown(first).get("events_count").asInt()
                        + world.shown(second).get("events_count").asInt())
                .isEqualTo(1);
        assertThat(world.inUse()).isEqualTo(300);
    }

    @Test
    void applying_and_undoing_at_once_ends_as_one_after_the_other() {
        world.sandbox.travelTo("2024-02-10");
        String id = world.upload(event("a", "2024-01-11", 3));
        AtOnce.doing(
                4,
                i -> world.sandbox
                        .send("POST", "/backfills/" + id + (i % 2 == 0 ? "/apply" : "/undo"), null, Map.of())
                        .status());
        boolean applied = world.shown(id).get("state").asString().equals("applied");
        assertThat(world.events()).isEqualTo(applied ? 1 : 0);
        world.sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).isEqualTo(applied ? List.of("2024-01-01 300") : List.of());
    }

    @Test
    void what_breaks_off_leaves_nothing_behind() {
        world.sandbox.travelTo("2024-02-10");
        String id = world.upload(event("a", "2024-01-11", 3));
        transactions.executeWithoutResult(status -> {
            backfills.apply(tenant(), UUID.fromString(id));
            status.setRollbackOnly();
        });
        assertThat(world.events()).isZero();
        assertThat(world.shown(id).get("state").asString()).isEqualTo("uploaded");
        world.apply(id).ok();
        transactions.executeWithoutResult(status -> {
            backfills.undo(tenant(), UUID.fromString(id));
            status.setRollbackOnly();
        });
        assertThat(world.events()).isEqualTo(1);
        world.sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300");
    }
}
