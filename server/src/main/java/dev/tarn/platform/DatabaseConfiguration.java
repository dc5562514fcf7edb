package dev.tarn.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database: your own by {@code TARN_DATABASE_URL}, else PostgreSQL as a child process with durable settings. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DataSource dataSource(@Value("${tarn.database-url}") String url, @Value("${tarn.data-dir}") Path folder) throws IOException {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url.isBlank() ? embedded(folder) : url);
        if (url.isBlank()) {
            pool.setUsername("postgres");
        }
        pool.setMaximumPoolSize(20);
        return pool;
    }

    private static String embedded(Path folder) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
