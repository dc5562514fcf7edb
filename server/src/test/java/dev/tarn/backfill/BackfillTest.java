package dev.tarn.backfill;

import static dev.tarn.backfill.BackfillWorld.event;
import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BackfillTest {
    private static final Map<String, String> LINES = Map.of("Content-Type", "application/x-ndjson");

    private final BackfillWorld world = new BackfillWorld(object());
    private final Sandbox sandbox = world.sandbox;

    @Test
    void uploaded_events_are_answered_one_by_one_and_count_nowhere_MTR_120() {
        world.used("a", "2024-01-01", 5);
        var wrong = object("transaction_id", "c", "external_subscription_id", "sub");
        Reply reply = world.tryToUpload(
                event("a", "2024-01-01", 5), event("b", "2024-01-01", 7), wrong, event("b", "2024-01-01", 8));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json()
                        .get("events")
                        .valueStream()
                        .map(answer -> answer.get("status").asString()))
                .containsExactly("duplicate", "accepted", "refused", "duplicate");
        assertThat(reply.json().at("/events/2/error_details/code/0").asString()).isEqualTo("value_is_mandatory");
        JsonNode backfill = reply.json().get("backfill");
        assertThat(backfill.get("state").asString()).isEqualTo("uploaded");
        assertThat(backfill.get("events_count").asInt()).isEqualTo(1);
        assertThat(backfill.get("duplicates_count").asInt()).isEqualTo(2);
        assertThat(backfill.get("refused_count").asInt()).isEqualTo(1);
        assertThat(backfill.get("first_event_at").asString()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(world.events()).isEqualTo(1);
        assertThat(world.inUse()).isEqualTo(500);
        assertThat(sandbox.get("/backfills").ok().at("/backfills/0")).isEqualTo(backfill);
    }

    @Test
    void lines_are_taken_as_well_and_a_body_that_cannot_be_read_leaves_nothing_MTR_120() {
        String lines = event("a", "2024-01-01", 5) + "\n" + event("b", "2024-01-01", 6) + "\n";
        Reply reply = sandbox.send("POST", "/backfills", lines, LINES);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text().lines().toList().getLast())
                .contains("\"accepted\":2", "\"state\":\"uploaded\"", "\"complete\":true");

        assertThat(sandbox.send("POST", "/backfills", "{\"events\":[{", Map.of())
                        .status())
                .isEqualTo(400);
        sandbox.send("POST", "/backfills", list(), Map.of()).isInvalid("events", "no_events");
        sandbox.send("POST", "/backfills", object("events", 7), Map.of()).isRefused(422);
        assertThat(sandbox.send("POST", "/backfills", "a,b", Map.of("Content-Type", "text/csv"))
                        .status())
                .isEqualTo(415);
        assertThat(sandbox.get("/backfills").ok().at("/meta/total_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void what_is_not_there_is_not_found_and_steps_come_in_order_MTR_125() {
        for (String id : new String[] {"nothing", "00000000-0000-7000-8000-000000000000"}) {
            sandbox.get("/backfills/" + id).isRefused(404, "backfill_not_found");
            sandbox.get("/backfills/" + id + "/differences").isRefused(404, "backfill_not_found");
            world.apply(id).isRefused(404, "backfill_not_found");
            world.undo(id).isRefused(404, "backfill_not_found");
        }
        String id = world.upload(event("a", "2024-01-01", 5));
        world.undo(id).isRefused(405, "backfill_not_applied");
        world.apply(id).ok();
        world.undo(id).ok();
        world.apply(id).isRefused(405, "backfill_already_undone");
        assertThat(world.undo(id).ok().at("/backfill/state").asString()).isEqualTo("undone");
    }

    @Test
    void only_who_may_change_the_organization_may_backfill_MTR_120() {
        var manager = Team.of(sandbox).member("manager");
        manager.post("/api/v1/backfills", list(event("a", "2024-01-01", 5))).isRefused(403);
        manager.get("/api/v1/backfills").isRefused(403);
    }

    @Test
    void the_dry_run_shows_every_window_beside_what_it_is_and_writes_nothing_MTR_121() {
        world.used("a", "2024-01-10", 5);
        sandbox.travelTo("2024-02-10");
        world.used("b", "2024-02-05", 2);
        String id = world.upload(event("c", "2024-01-11", 3), event("d", "2024-02-06", 4), event("a", "2024-01-10", 5));

        assertThat(world.changes(id)).containsExactly("2024-01-01 500 800", "2024-02-01 200 600");
        JsonNode january = world.differences(id).getFirst();
        assertThat(january.at("/invoice/status").asString()).isEqualTo("finalized");
        assertThat(january.at("/invoice/number").asString())
                .isEqualTo(sandbox.invoices().getFirst().get("number").asString());
        assertThat(january.get("external_customer_id").asString()).isEqualTo("ada");
        assertThat(january.get("difference_amount_cents").asLong()).isEqualTo(300);
        assertThat(january.at("/fees/0/before/units").asString()).isEqualTo("5.0");
        assertThat(january.at("/fees/0/after/units").asString()).isEqualTo("8.0");
        assertThat(january.at("/fees/0/difference_amount_cents").asLong()).isEqualTo(300);
        assertThat(january.at("/fees/0/billable_metric_code").asString()).isEqualTo("tokens");
        JsonNode open = world.differences(id).getLast();
        assertThat(open.get("invoice").isNull()).isTrue();

        // sent otherwise meanwhile, it is no difference any more
        world.used("d", "2024-02-06", 4);
        assertThat(world.changes(id)).containsExactly("2024-01-01 500 800", "2024-02-01 600 600");
        assertThat(sandbox.get("/backfills/" + id + "/differences?page=2&per_page=1")
                        .ok()
                        .at("/meta/total_count")
                        .asInt())
                .isEqualTo(2);
        assertThat(world.events()).isEqualTo(3);
        assertThat(sandbox.invoices()).hasSize(1);
    }

    @Test
    void a_draft_is_shown_and_counts_what_is_applied_itself_MTR_121_MTR_123() {
        sandbox.post(
                        "/customers",
                        object(
                                "customer",
                                object(
                                        "external_id",
                                        "ada",
                                        "billing_configuration",
                                        object("invoice_grace_period", 3))))
                .ok();
        world.used("a", "2024-01-10", 5);
        sandbox.travelTo("2024-02-02");
        String id = world.upload(event("b", "2024-01-11", 3));
        assertThat(world.differences(id).getFirst().at("/invoice/status").asString())
                .isEqualTo("draft");
        world.apply(id).ok();
        sandbox.travelTo("2024-02-10");
        assertThat(world.fees()).containsExactly("2024-01-01 800");
        sandbox.travelTo("2024-03-10");
        assertThat(world.fees()).isEmpty();
    }

    @Test
    void what_is_applied_is_billed_with_the_next_invoice_though_late_events_are_ignored_MTR_123() {
        world.used("a", "2024-01-10", 5);
        sandbox.travelTo("2024-02-10");
        world.used("ignored", "2024-01-20", 100);
        String id =
                world.upload(event("b", "2024-01-11", 3), event("c", "2024-02-06", 4), event("gone", "2023-11-06", 4));
        JsonNode applied = world.apply(id).ok().get("backfill");
        assertThat(applied.get("state").asString()).isEqualTo("applied");
        assertThat(applied.get("events_count").asInt()).isEqualTo(3);
        world.used("ignored too", "2024-01-21", 1000);

        assertThat(world.events()).isEqualTo(6);
        assertThat(world.inUse()).isEqualTo(400);
        assertThat(world.changes(id)).containsExactly("2024-01-01 10500 10800", "2024-02-01 0 400");
        sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300", "2024-02-01 400");
        assertThat(reasons("ignored")).contains("arrived_after_invoice");
        assertThat(reasons("ignored too")).contains("arrived_after_invoice");
        assertThat(reasons("b")).isEqualTo("[]");
        assertThat(sandbox.get("/event_errors?reason=arrived_after_invoice")
                        .ok()
                        .get("event_errors")
                        .size())
                .isEqualTo(2);
        sandbox.travelTo("2024-05-02");
        assertThat(world.fees()).isEmpty();
    }

    private String reasons(String event) {
        return sandbox.get("/events/" + Sandbox.encode(event) + "/explanation")
                .ok()
                .at("/explanation/reasons")
                .toString();
    }

    @Test
    void two_backfills_are_billed_one_after_the_other_and_together_MTR_123() {
        sandbox.travelTo("2024-02-10");
        world.apply(world.upload(event("a", "2024-01-11", 3))).ok();
        world.apply(world.upload(event("b", "2024-01-12", 4))).ok();
        sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-01-01 700");
        world.apply(world.upload(event("c", "2024-01-13", -2))).ok();
        sandbox.travelTo("2024-04-02");
        assertThat(world.fees()).isEmpty();
        // set off against what was less
        world.apply(world.upload(event("d", "2024-01-14", 5))).ok();
        sandbox.travelTo("2024-05-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300");
    }

    @Test
    void where_late_events_are_corrected_those_of_a_backfill_are_corrected_with_them_MTR_123() {
        var correcting = new BackfillWorld(object("late_events", "correct"));
        correcting.used("a", "2024-01-10", 5);
        correcting.sandbox.travelTo("2024-02-10");
        correcting.used("late", "2024-01-20", 2);
        correcting.apply(correcting.upload(event("b", "2024-01-11", 3))).ok();
        correcting.sandbox.travelTo("2024-03-02");
        assertThat(correcting.fees()).containsExactly("2024-01-01 500");
        correcting.sandbox.travelTo("2024-04-02");
        assertThat(correcting.fees()).isEmpty();
    }

    @Test
    void nothing_is_billed_twice_whatever_becomes_of_late_events_in_between_MTR_123() {
        sandbox.travelTo("2024-02-10");
        world.apply(world.upload(event("a", "2024-01-11", 3))).ok();
        sandbox.put("/organizations", object("organization", object("late_events", "correct")))
                .ok();
        sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300");
        world.apply(world.upload(event("b", "2024-02-11", 4))).ok();
        sandbox.put("/organizations", object("organization", object("late_events", "ignore")))
                .ok();
        sandbox.travelTo("2024-04-02");
        assertThat(world.fees()).containsExactly("2024-02-01 400");
        sandbox.put("/organizations", object("organization", object("late_events", "correct")))
                .ok();
        sandbox.travelTo("2024-06-02");
        assertThat(world.fees()).isEmpty();
    }

    @Test
    void a_voided_correction_is_billed_again_MTR_123() {
        sandbox.travelTo("2024-02-10");
        world.apply(world.upload(event("a", "2024-01-11", 3))).ok();
        sandbox.travelTo("2024-03-02");
        JsonNode corrected = sandbox.invoices().getLast();
        sandbox.post("/invoices/" + corrected.get("lago_id").asString() + "/void", object())
                .ok();
        sandbox.travelTo("2024-04-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300");
    }

    @Test
    void after_the_end_an_invoice_comes_at_once_MTR_123() {
        world.used("a", "2024-01-10", 5);
        sandbox.travelTo("2024-02-10");
        sandbox.terminate("sub");
        sandbox.travelTo("2024-02-12");
        int invoices = sandbox.invoices().size();
        String id = world.upload(event("b", "2024-01-11", 3), event("c", "2024-02-03", 4));
        assertThat(world.changes(id)).containsExactly("2024-01-01 500 800", "2024-02-01 0 400");
        world.apply(id).ok();
        sandbox.settle();
        assertThat(sandbox.invoices()).hasSize(invoices + 1);
        assertThat(world.fees()).containsExactly("2024-01-01 300", "2024-02-01 400");
        sandbox.travelTo("2025-06-01");
        assertThat(sandbox.invoices()).hasSize(invoices + 1);
    }

    @Test
    void what_is_undone_never_was_and_can_be_sent_again_MTR_124() {
        world.used("a", "2024-01-10", 5);
        sandbox.travelTo("2024-02-10");
        world.used("b", "2024-02-05", 2);
        String id = world.upload(event("c", "2024-01-11", 3), event("d", "2024-02-06", 4));
        world.apply(id).ok();
        assertThat(world.inUse()).isEqualTo(600);
        JsonNode undone = world.undo(id).ok().get("backfill");
        assertThat(undone.get("state").asString()).isEqualTo("undone");
        assertThat(world.inUse()).isEqualTo(200);
        assertThat(world.events()).isEqualTo(2);
        assertThat(world.changes(id)).isEmpty();

        world.used("d", "2024-02-07", 6);
        sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-02-01 800");
    }

    @Test
    void what_an_invoice_has_billed_is_not_taken_back_MTR_124() {
        sandbox.travelTo("2024-02-10");
        String past = world.upload(event("a", "2024-01-11", 3));
        String open = world.upload(event("b", "2024-02-06", 4));
        world.apply(past).ok();
        world.apply(open).ok();
        sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300", "2024-02-01 400");
        world.undo(past).isRefused(405, "backfill_already_billed");
        world.undo(open).isRefused(405, "backfill_already_billed");
        assertThat(world.shown(past).get("state").asString()).isEqualTo("applied");
        assertThat(world.events()).isEqualTo(2);
    }

    @Test
    void what_was_priced_as_it_came_is_not_taken_back_MTR_124() {
        var inAdvance = new BackfillWorld(object(), object(), object("pay_in_advance", true));
        String id = inAdvance.upload(event("a", "2024-01-01", 3));
        inAdvance.apply(id).ok();
        inAdvance.sandbox.settle();
        assertThat(inAdvance.fees()).containsExactly("2024-01-01 300");
        inAdvance.undo(id).isRefused(405, "backfill_already_billed");
    }

    @Test
    void what_a_draft_shows_can_be_taken_back_MTR_124() {
        sandbox.post(
                        "/customers",
                        object(
                                "customer",
                                object(
                                        "external_id",
                                        "ada",
                                        "billing_configuration",
                                        object("invoice_grace_period", 5))))
                .ok();
        sandbox.travelTo("2024-02-10");
        String id = world.upload(event("a", "2024-01-11", 3));
        world.apply(id).ok();
        sandbox.travelTo("2024-03-02");
        assertThat(world.fees()).containsExactly("2024-01-01 300");
        world.undo(id).ok();
        sandbox.travelTo("2024-03-10");
        assertThat(world.fees()).isEmpty();
    }
}
