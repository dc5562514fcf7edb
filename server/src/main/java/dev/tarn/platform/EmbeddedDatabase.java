package dev.tarn.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL as a child process, its data in a folder that one server at a time may use. What was committed survives any kill. */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** What the bundled binaries are; a folder of another major version cannot be opened by them. */
    static final String MAJOR_VERSION = "18";

    private static final Duration STARTUP = Duration.ofMinutes(2);
    private static final Duration ORPHAN_STOPS_WITHIN = Duration.ofSeconds(60);

    private final FileChannel lockFile;
    private final FileLock lock;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileChannel lockFile, FileLock lock, EmbeddedPostgres postgres) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.postgres = postgres;
    }

    /** Starts on this folder, creating it when it is new. */
    static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            var lockFile =
                    FileChannel.open(folder.resolve("tarn.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(lockFile, folder);
            Path data = folder.resolve("postgres");
            requireKnownVersion(data);
            stopOrphan(data);
            return new EmbeddedDatabase(lockFile, lock, postgres(folder, data));
        } catch (IOException failure) {
            throw new StartupRefusal(
                    "the data folder " + folder.toAbsolutePath() + " cannot be used: " + failure.getMessage() + ".");
        }
    }

    private static FileLock lock(FileChannel file, Path folder) throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            lock = null;
        }
        if (lock == null) {
            throw new StartupRefusal("another Tarn server is using the data folder " + folder.toAbsolutePath()
                    + "; stop it, or choose another folder with TARN_DATA_DIR.");
        }
        return lock;
    }

    private static void requireKnownVersion(Path data) throws IOException {
        Path file = data.resolve("PG_VERSION");
        if (Files.exists(file)) {
            String version = Files.readString(file).strip();
            if (!version.equals(MAJOR_VERSION)) {
                throw new StartupRefusal("the data folder " + data.toAbsolutePath() + " belongs to PostgreSQL "
                        + version + ", and this Tarn brings " + MAJOR_VERSION
                        + "; start the Tarn that wrote it, or move the data over with pg_dump.");
            }
        }
    }

    /** After a kill of the server its database may still run: we hold the lock, so it is nobody's. A pid file without such a process is stale. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> orphan = Files.exists(pidFile) ? postmaster(pidFile) : Optional.empty();
        if (orphan.isEmpty()) {
            return;
        }
        LOG.warn(
                "stopping the database that a killed server left behind (process {})",
                orphan.get().pid());
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(ORPHAN_STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stays) {
            throw new StartupRefusal("a database process (" + orphan.get().pid() + ") still uses "
                    + data.toAbsolutePath() + " and does not stop; end it with: kill -INT "
                    + orphan.get().pid());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupRefusal("interrupted while stopping a database left behind.");
        }
    }

    private static Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            // the number may have been given to another program since
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        } catch (NumberFormatException | java.util.NoSuchElementException unreadable) {
            return Optional.empty();
        }
    }

    private static EmbeddedPostgres postgres(Path folder, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("runtime").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                // durable: the library's own defaults are for tests
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .setServerConfig("timezone", "UTC")
                .start();
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.release();
        lockFile.close();
    }
}
