package dev.tarn.bench;

import dev.tarn.client.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A server as a user starts it, as a process of its own with durable settings, on a data folder that goes away with it. */
final class Server implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final Process process;
    private final Path folder;
    private final int port;

    private Server(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static Server start(String jar) throws Exception {
        Path folder = Files.createTempDirectory("tarn-bench");
        int port = freePort();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-XX:G1PeriodicGCInterval=60000",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar);
        builder.environment().put("TARN_PORT", String.valueOf(port));
        builder.environment().put("TARN_DATA_DIR", folder.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        Process process = builder.start();
        // whoever ends the benchmark ends its servers, too
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var server = new Server(process, folder, port);
        server.awaitReady();
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        Instant limit = Instant.now().plus(READY_WITHIN);
        while (Instant.now().isBefore(limit) && process.isAlive()) {
            try {
                if (Api.session(url()).call("GET", "/health", null).status() == 200) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the server is not ready; see " + folder.resolve("server.log"));
    }

    int port() {
        return port;
    }

    /** Waits until a query counts nothing; answers the seconds that took. */
    double secondsUntilNone(String countQuery) throws Exception {
        long started = System.nanoTime();
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            while (number(statement, countQuery) > 0) {
                Thread.sleep(10);
            }
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A fresh sandbox whose clock stands at the given instant, and a key to it. */
    Api sandbox(String now) {
        return organization(Map.of("name", "Bench", "sandbox", true, "now", now));
    }

    /** A fresh organization that lives by the system clock, as those do that send many events, and a key to it. */
    Api live() {
        return organization(Map.of("name", "Bench", "sandbox", false));
    }

    private Api organization(Map<String, ?> fields) {
        Api owner = Api.session(url());
        owner.post(
                "/auth/register",
                Map.of(
                        "email",
                        "bench-" + UUID.randomUUID() + "@example.com",
                        "password",
                        "bench-" + UUID.randomUUID(),
                        "organization_name",
                        "Bench"));
        JsonNode organization = owner.create("organizations", "organization", fields);
        return Api.key(url(), organization.path("api_key").asString());
    }

    /** The server's own database: what it alone can do is the limit that figures are held against. */
    Connection database() throws IOException, SQLException {
        return database("");
    }

    Connection database(String options) throws IOException, SQLException {
        String databasePort = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?user=postgres" + options);
    }

    /** How many statements the server has sent to its database so far. */
    double statements() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(URI.create(url() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return metrics.lines()
                    .filter(line -> line.startsWith("tarn_sql_statements_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    /** Processor time that the server's Java process has taken so far. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Resident memory of the server's Java process in megabytes; 0 where the system does not tell. */
    long residentMegabytes() throws IOException {
        return megabytes("VmRSS:");
    }

    /** The most it ever was. */
    long peakMegabytes() throws IOException {
        return megabytes("VmHWM:");
    }

    private long megabytes(String name) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
