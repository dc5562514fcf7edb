package dev.tarn.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database: your own by {@code TARN_DATABASE_URL}, else PostgreSQL as a child process. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int CONNECTIONS = 24;

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${tarn.database-url:}'.isBlank()")
    static class Embedded {
        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(@Value("${tarn.data-dir}") Path folder) {
            return EmbeddedDatabase.start(folder);
        }

        @Bean(destroyMethod = "close")
        HikariDataSource dataSource(EmbeddedDatabase database) {
            var pool = pool(database.jdbcUrl());
            pool.setUsername("postgres");
            return pool;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${tarn.database-url:}'.isBlank()")
    static class External {
        @Bean(destroyMethod = "close")
        HikariDataSource dataSource(@Value("${tarn.database-url}") String url) {
            if (url.startsWith("jdbc:")) {
                return pool(url);
            }
            return fromUri(url);
        }

        /** {@code postgresql://user:password@host:port/database?options}, the form other tools take. */
        private static HikariDataSource fromUri(String url) {
            URI uri = URI.create(url);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var pool = pool("jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query);
            if (uri.getUserInfo() != null) {
                String[] credentials = uri.getUserInfo().split(":", 2);
                pool.setUsername(credentials[0]);
                if (credentials.length > 1) {
                    pool.setPassword(credentials[1]);
                }
            }
            return pool;
        }
    }

    private static HikariDataSource pool(String jdbcUrl) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setPoolName("tarn");
        // one plan for statements of the same shape; batches of inserts as one statement
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "tarn");
        // details of errors quote rows, whatever secret they hold; messages end in logs and in the reasons of parked
        // work
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    /** Migrates, unless a newer Tarn was here before: going on would write rows it does not understand. */
    @Bean
    FlywayMigrationStrategy migrations() {
        return flyway -> {
            refuseNewerSchema(flyway);
            flyway.migrate();
        };
    }

    private static void refuseNewerSchema(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .reduce((first, later) -> later)
                .map(MigrationInfo::getVersion)
                .ifPresent(version -> {
                    throw new StartupRefusal("the database was written by a newer version of Tarn (its schema is "
                            + version + "); start that version, or restore a backup made before the upgrade.");
                });
    }
}
