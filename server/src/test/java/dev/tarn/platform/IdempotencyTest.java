package dev.tarn.platform;

import static dev.tarn.schema.Tables.IDEMPOTENT_ANSWER;
import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.Session;
import dev.tarn.testing.TarnServer;
import dev.tarn.testing.Team;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** PLT-014: the same POST twice does one thing and is answered twice. */
class IdempotencyTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-05");
    private final String key = UUID.randomUUID().toString();

    private static JsonNode customer(String externalId) {
        return object("customer", object("external_id", externalId, "name", "Ada", "currency", "EUR"));
    }

    private Reply post(String path, Object body, String idempotencyKey) {
        return sandbox.send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    private int count(String path) {
        return sandbox.get(path).ok().at("/meta/total_count").asInt();
    }

    @Test
    void the_same_request_gets_the_first_answer_again() {
        var addOn = object(
                "add_on", object("name", "Set-up", "code", "setup", "amount_cents", 100, "amount_currency", "EUR"));

        Reply first = post("/add_ons", addOn, key);
        Reply again = post("/add_ons", addOn, key);

        assertThat(first.ok()).isEqualTo(again.ok());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        post("/add_ons", addOn, UUID.randomUUID().toString()).isInvalid("code", "value_already_exist");
    }

    @Test
    void the_key_of_another_request_is_refused() {
        post("/customers", customer("ada"), key).ok();

        post("/customers", customer("bob"), key).isRefused(422, "idempotency_key_reused");
        post("/customers?page=1", customer("ada"), key).isRefused(422, "idempotency_key_reused");
        post("/taxes", object("tax", object("name", "VAT", "code", "vat", "rate", 20)), key)
                .isRefused(422, "idempotency_key_reused");
        assertThat(count("/customers")).isEqualTo(1);
        assertThat(count("/taxes")).isZero();
    }

    @Test
    void sixteen_at_once_create_one_customer() throws Exception {
        var replies = new ArrayList<Reply>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> attempt = () -> post("/customers", customer("ada"), key);
            for (var done : threads.invokeAll(Collections.nCopies(16, attempt))) {
                replies.add(done.get());
            }
        }

        assertThat(replies)
                .allSatisfy(reply ->
                        assertThat(reply.ok()).isEqualTo(replies.getFirst().ok()));
        assertThat(replies.stream()
                        .filter(reply -> reply.header("Idempotent-Replayed").isEmpty()))
                .hasSize(1);
        assertThat(count("/customers")).isEqualTo(1);
    }

    @Test
    void sixteen_at_once_make_one_of_what_has_no_natural_key() throws Exception {
        var team = Team.of(sandbox);
        var body = object("api_key", object("name", "Worker"));
        var values = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> attempt =
                    () -> team.owner().send("POST", "/api/v1/api_keys", body, Map.of("Idempotency-Key", key));
            for (var done : threads.invokeAll(Collections.nCopies(16, attempt))) {
                values.add(done.get().ok().at("/api_key/value").asString());
            }
        }

        assertThat(values).hasSize(16).containsOnly(values.getFirst());
        assertThat(team.owner()
                        .get("/api/v1/api_keys")
                        .ok()
                        .at("/meta/total_count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_refusal_has_done_nothing_and_its_key_may_be_sent_again() {
        post("/customers", object("customer", object("name", "nobody")), key).isRefused(422);
        post("/customers", "{", key).isRefused(400);
        assertThat(answers()).isZero();

        post("/customers", customer("ada"), key).ok();
        assertThat(answers()).isEqualTo(1);
    }

    @Test
    void every_organization_has_keys_of_its_own() {
        var other = Sandbox.at("2024-03-05");
        post("/customers", customer("ada"), key).ok();

        Reply elsewhere = other.send("POST", "/customers", customer("bob"), Map.of("Idempotency-Key", key));

        assertThat(elsewhere.ok().at("/customer/external_id").asString()).isEqualTo("bob");
    }

    @Test
    void an_organization_is_made_once_whichever_the_current_one_is() {
        var session = Session.register("Acme").in(null);
        var body = object("organization", object("name", "Second"));

        var first = session.send("POST", "/api/v1/organizations", body, Map.of("Idempotency-Key", key))
                .ok();
        var again = session.send("POST", "/api/v1/organizations", body, Map.of("Idempotency-Key", key))
                .ok();

        assertThat(again).isEqualTo(first);
        assertThat(session.get("/api/v1/me").ok().get("memberships")).hasSize(2);
    }

    @Test
    void who_may_not_do_it_does_not_see_the_answer_either() {
        var team = Team.of(sandbox);
        var finance = team.member("finance");
        var body = object("invite", object("email", Session.freshEmail(), "roles", list("finance")));
        team.owner()
                .send("POST", "/api/v1/invites", body, Map.of("Idempotency-Key", key))
                .ok();

        finance.send("POST", "/api/v1/invites", body, Map.of("Idempotency-Key", key))
                .isRefused(403, "forbidden");
    }

    @Test
    void events_are_counted_once_and_answered_twice() {
        var event = object("event", object("code", "calls", "transaction_id", "t1", "external_subscription_id", "sub"));

        assertThat(post("/events", event, key).ok())
                .isEqualTo(post("/events", event, key).ok());
        assertThat(count("/events")).isEqualTo(1);
    }

    @Test
    void answers_are_kept_encrypted() {
        Reply made = Team.of(sandbox)
                .owner()
                .send(
                        "POST",
                        "/api/v1/api_keys",
                        object("api_key", object("name", "Worker")),
                        Map.of("Idempotency-Key", key));
        String value = made.ok().at("/api_key/value").asString();

        var kept = database()
                .selectFrom(IDEMPOTENT_ANSWER)
                .where(IDEMPOTENT_ANSWER.SCOPE.eq(UUID.fromString(sandbox.organizationId())))
                .fetchSingle();
        assertThat(new String(kept.getBody(), StandardCharsets.ISO_8859_1)).doesNotContain(value, "api_key");
        assertThat(new String(kept.getKeyHash(), StandardCharsets.ISO_8859_1)).doesNotContain(key);
    }

    @Test
    void a_key_is_free_again_after_a_day_and_what_expired_is_forgotten() {
        post("/customers", customer("ada"), key).ok();
        age(IdempotentRequests.KEPT_FOR.minusMinutes(1));
        post("/customers", customer("bob"), key).isRefused(422, "idempotency_key_reused");

        age(IdempotentRequests.KEPT_FOR.plusMinutes(1));
        assertThat(post("/customers", customer("bob"), key)
                        .ok()
                        .at("/customer/external_id")
                        .asString())
                .isEqualTo("bob");

        age(IdempotentRequests.KEPT_FOR.plusMinutes(1));
        Instant expired = Instant.now().minus(IdempotentRequests.KEPT_FOR);
        assertThat(TarnServer.bean(IdempotentAnswerStore.class).forget(expired, IdempotentRequests.FORGOTTEN_AT_ONCE))
                .isPositive();
        assertThat(answers()).isZero();
    }

    @Test
    void keys_are_bounded_and_an_empty_one_is_none() {
        post("/customers", customer("ada"), "k".repeat(256)).isRefused(400);
        post("/customers", customer("ada"), "k".repeat(255)).ok();
        post("/customers", customer("ada"), " ").ok();
        assertThat(answers()).isEqualTo(1);
    }

    @Test
    void only_posts_know_keys() {
        post("/customers", customer("ada"), key).ok();

        sandbox.send("GET", "/customers/ada", null, Map.of("Idempotency-Key", key))
                .ok();
        sandbox.send("DELETE", "/customers/ada", null, Map.of("Idempotency-Key", key))
                .ok();
        sandbox.get("/customers/ada").isRefused(404);
    }

    /** What died with the process is as if it had never been: the key, what was done, and the answer are one transaction. */
    @Test
    void a_crash_before_the_end_leaves_nothing() {
        var call =
                new IdempotentCall(new IdempotencyScope(UUID.fromString(sandbox.organizationId())), key, new byte[0]);
        var store = TarnServer.bean(IdempotentAnswerStore.class);
        transactions().executeWithoutResult(status -> {
            assertThat(take(store, call, Duration.ofSeconds(1))).isTrue();
            status.setRollbackOnly();
        });
        assertThat(answers()).isZero();

        post("/customers", customer("ada"), key).ok();
    }

    @Test
    void who_waits_too_long_for_another_is_told_so() throws Exception {
        var call = new IdempotentCall(new IdempotencyScope(UUID.randomUUID()), key, new byte[0]);
        var store = TarnServer.bean(IdempotentAnswerStore.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions().executeWithoutResult(status -> {
                assertThat(take(store, call, Duration.ofSeconds(1))).isTrue();
                var waiting =
                        threads.submit(() -> transactions().execute(inner -> take(store, call, Duration.ofMillis(50))));
                assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(RefusedException.class);
                status.setRollbackOnly();
            });
        }
    }

    private static boolean take(IdempotentAnswerStore store, IdempotentCall call, Duration longestWait) {
        Instant now = Instant.now();
        return store.take(call, now, now.minus(IdempotentRequests.KEPT_FOR), longestWait);
    }

    private int answers() {
        return database()
                .fetchCount(IDEMPOTENT_ANSWER, IDEMPOTENT_ANSWER.SCOPE.eq(UUID.fromString(sandbox.organizationId())));
    }

    private void age(Duration age) {
        database()
                .update(IDEMPOTENT_ANSWER)
                .set(IDEMPOTENT_ANSWER.CREATED_AT, Instant.now().minus(age))
                .where(IDEMPOTENT_ANSWER.SCOPE.eq(UUID.fromString(sandbox.organizationId())))
                .execute();
    }

    private static DSLContext database() {
        return TarnServer.bean(DSLContext.class);
    }

    private static TransactionTemplate transactions() {
        return TarnServer.bean(TransactionTemplate.class);
    }
}
