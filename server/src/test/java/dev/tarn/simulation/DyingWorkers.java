package dev.tarn.simulation;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Ends database sessions in the middle of their transactions while a clock moves: what a worker that is killed, and a connection that breaks,
 * look like to the database. Whoever moves the clock tries again until it has arrived.
 */
final class DyingWorkers implements AutoCloseable {
    private static final int TRIES = 200;
    private static final String KILL_ONE = """
            SELECT pg_terminate_backend(pid) FROM (
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND xact_start IS NOT NULL
                ORDER BY random() LIMIT 1
            ) working
            """;

    private final RandomGenerator random;
    private final Connection connection;
    private final Thread reaper;
    private boolean moving;
    private volatile boolean open = true;
    private int killed;

    DyingWorkers(long seed) throws SQLException {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        connection = DriverManager.getConnection(TarnServer.databaseUrl());
        reaper = Thread.ofPlatform().name("reaper").start(this::reap);
    }

    /** Gets there, however often it dies on the way. */
    void travel(Sandbox org, Instant moment) {
        for (int tries = 1; tries <= TRIES; tries++) {
            setMoving(tries < TRIES / 2);
            Reply reply = org.tryToTravelTo(moment);
            setMoving(false);
            if (reply.status() == 200) {
                return;
            }
            if (reply.status() < 500) {
                throw new AssertionError("refused: " + reply);
            }
        }
        throw new AssertionError("the clock never got to " + moment);
    }

    /** How many sessions were ended. */
    synchronized int killed() {
        return killed;
    }

    private synchronized void setMoving(boolean now) {
        moving = now;
    }

    private void reap() {
        while (open) {
            try {
                Thread.sleep(random.nextInt(5, 120));
                killOne();
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private synchronized void killOne() {
        if (!moving) {
            return;
        }
        try (var statement = connection.createStatement();
                var killing = statement.executeQuery(KILL_ONE)) {
            killed += killing.next() && killing.getBoolean(1) ? 1 : 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        open = false;
        reaper.interrupt();
        reaper.join();
        connection.close();
    }
}
