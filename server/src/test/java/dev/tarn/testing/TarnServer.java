package dev.tarn.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.zaxxer.hikari.HikariDataSource;
import dev.tarn.TarnApplication;
import dev.tarn.platform.Invariants;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The one server of this test JVM, started when first asked for. */
public final class TarnServer {
    private TarnServer() {}

    private static final class Running {
        private static final EmbeddedPostgres POSTGRES = postgres();
        private static final GreenMail MAIL = mailServer();
        private static final ConfigurableApplicationContext CONTEXT = context();

        private static EmbeddedPostgres postgres() {
            try {
                // nothing here outlives the tests
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "120")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static GreenMail mailServer() {
            var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
            server.start();
            return server;
        }

        private static ConfigurableApplicationContext context() {
            return new SpringApplication(TarnApplication.class)
                    .run(
                            "--server.port=0",
                            "--server.address=127.0.0.1",
                            "--tarn.secret-key=of the tests",
                            "--tarn.stripe-url=" + StripeStandIn.url(),
                            "--tarn.vies-url=" + ViesStandIn.url(),
                            "--tarn.smtp.host=127.0.0.1",
                            "--tarn.smtp.port=" + MAIL.getSmtp().getPort(),
                            "--tarn.smtp.from=billing@tarn.test",
                            "--tarn.smtp.security=none",
                            "--tarn.smtp.sandbox=true",
                            "--tarn.database-url=" + POSTGRES.getJdbcUrl("postgres", "postgres"));
        }
    }

    /** What was sent to an address so far. */
    public static List<MimeMessage> mailTo(String address) {
        return Arrays.stream(Running.MAIL.getReceivedMessagesForDomain(address)).toList();
    }

    /** Where it listens, without a slash at the end. */
    public static URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private static int port() {
        if (Running.CONTEXT instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("the server does not serve");
    }

    /** Address of its database, for a second server on the same one. */
    public static String databaseUrl() {
        return Running.POSTGRES.getJdbcUrl("postgres", "postgres");
    }

    public static <T> T bean(String name, Class<T> type) {
        return Running.CONTEXT.getBean(name, type);
    }

    /** The server opens new connections before it asks the database again. */
    public static void forgetConnections() {
        Running.CONTEXT.getBeanProvider(HikariDataSource.class).stream()
                .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    /** What is wrong with what is stored; empty when all is well. */
    public static List<String> violations() {
        return beans(Invariants.class).stream()
                .flatMap(invariants -> invariants.violations().stream())
                .toList();
    }

    /** All of a kind. */
    public static <T> List<T> beans(Class<T> type) {
        return Running.CONTEXT.getBeanProvider(type).stream().toList();
    }

    public static <T> T bean(Class<T> type) {
        return Running.CONTEXT.getBean(type);
    }
}
