package dev.tarn.testing;

import dev.tarn.TarnApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The server under test: started once, on loopback, with a PostgreSQL of its own. Its database forgets durability: no test here kills it. */
public final class Server {
    private static final ServletWebServerApplicationContext CONTEXT = start();

    private Server() {}

    public static String url() {
        return "http://127.0.0.1:" + CONTEXT.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** For what cannot be seen through HTTP. */
    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return CONTEXT.getBean(name, type);
    }

    private static ServletWebServerApplicationContext start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("max_connections", "100")
                    .start();
            return (ServletWebServerApplicationContext) new SpringApplicationBuilder(TarnApplication.class)
                    .run(
                            "--server.port=0",
                            "--server.address=127.0.0.1",
                            "--tarn.database-url=" + postgres.getJdbcUrl("postgres", "postgres"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
