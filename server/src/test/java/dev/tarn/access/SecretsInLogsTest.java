package dev.tarn.access;

import static dev.tarn.testing.Json.list;
import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.tarn.testing.Http;
import dev.tarn.testing.Session;
import dev.tarn.testing.TarnServer;
import dev.tarn.testing.Team;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever reads the logs can do nothing with them. */
class SecretsInLogsTest {
    private static final Logger TARN = (Logger) LoggerFactory.getLogger("dev.tarn");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    private final Lines lines = new Lines();

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        final Queue<String> written = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            written.add(event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    @BeforeEach
    void listen() {
        lines.start();
        ROOT.addAppender(lines);
        TARN.setLevel(Level.DEBUG);
    }

    @AfterEach
    void leave() {
        ROOT.detachAppender(lines);
        TARN.setLevel(null);
    }

    @Test
    void passwords_cookies_keys_and_tokens_are_never_written() {
        var team = Team.inLiveOrganization();
        String email = Session.freshEmail();
        String token = team.invite(email, "finance");
        Http.send("GET", "/api/v1/invites/token/" + token, null, Map.of()).ok();
        var member = Session.acceptInvite(email, token, "Another-horse-2!");
        Http.send("POST", "/auth/login", object("email", email, "password", "Wrong-horse-3!"), Map.of())
                .isRefused(401);
        Http.send("POST", "/auth/login", "{\"password\": \"Broken-horse-4!\"", Map.of())
                .isRefused(400);
        var key = team.owner()
                .post("/api/v1/api_keys", object("api_key", object("name", "Worker")))
                .ok();
        String value = key.at("/api_key/value").asString();
        String id = key.at("/api_key/lago_id").asString();
        Http.send("GET", "/api/v1/customers", null, Map.of("Authorization", "Bearer " + value))
                .ok();
        String rotated = team.owner()
                .post("/api/v1/api_keys/" + id + "/rotate", null)
                .ok()
                .at("/api_key/value")
                .asString();
        Http.send("GET", "/api/v1/customers", null, Map.of("Authorization", "Bearer " + value))
                .isRefused(401);
        team.owner().post("/api/v1/invites", object("invite", object("email", email, "roles", list("finance"))));

        var secrets = List.of(
                Session.PASSWORD,
                "Another-horse-2!",
                "Wrong-horse-3!",
                "Broken-horse-4!",
                token,
                value,
                rotated,
                member.cookie(),
                team.owner().cookie());
        assertThat(secrets).allSatisfy(secret -> assertThat(lines.written).noneMatch(line -> line.contains(secret)));
    }

    @Test
    void errors_of_the_database_do_not_quote_the_rows_concerned() {
        String secret = "s3cret-" + Session.freshEmail();
        var database = TarnServer.bean(DSLContext.class);

        assertThatThrownBy(() -> database.execute(
                        "INSERT INTO app_user (id, email, password_hash, created_at) VALUES (gen_random_uuid(), NULL, ?, now())",
                        secret))
                .hasMessageContaining("violates not-null constraint")
                .hasMessageNotContaining(secret);
    }
}
