package dev.tarn.simulation;

import dev.tarn.testing.Reply;
import dev.tarn.testing.Sandbox;
import dev.tarn.testing.TarnServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Ends database sessions in the middle of their transactions while a clock moves: what a worker that is killed, and a connection that breaks,
 * look like to the database. Whoever moves the clock tries again until it has arrived.
 */
final class DyingWorkers implements AutoCloseable {
    private static final int TRIES = 200;
    private static final String KILL_ONE = """
            SELECT pid FROM (
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND xact_start IS NOT NULL
                ORDER BY random() LIMIT 1
            ) working
            WHERE pg_terminate_backend(pid)
            """;
    private static final String STILL_DYING = "SELECT count(*) FROM pg_stat_activity WHERE pid = ANY (?)";

    private final RandomGenerator random;
    private final Connection connection;
    private final Thread reaper;
    private boolean moving;
    private volatile boolean open = true;
    private final List<Integer> dying = new ArrayList<>();
    private int killed;

    DyingWorkers(long seed) throws SQLException {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        connection = DriverManager.getConnection(TarnServer.databaseUrl());
        reaper = Thread.ofPlatform().name("reaper").start(this::reap);
    }

    /** Gets there, however often it dies on the way. */
    void travel(Sandbox org, Instant moment) {
        arrive(org, moment);
        buryTheDead();
    }

    private void arrive(Sandbox org, Instant moment) {
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
            if (killing.next()) {
                dying.add(killing.getInt(1));
                killed++;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A session may die only after it has committed: nobody who asks next shall meet its connection. */
    private synchronized void buryTheDead() {
        try (var statement = connection.prepareStatement(STILL_DYING)) {
            statement.setArray(1, connection.createArrayOf("integer", dying.toArray()));
            while (isAnyLeft(statement)) {
                Thread.onSpinWait();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        dying.clear();
        TarnServer.forgetConnections();
    }

    private static boolean isAnyLeft(PreparedStatement statement) throws SQLException {
        try (var left = statement.executeQuery()) {
            return left.next() && left.getInt(1) > 0;
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
