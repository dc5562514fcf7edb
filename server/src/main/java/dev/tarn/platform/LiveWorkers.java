package dev.tarn.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs due work of live organizations as it falls due, and what fell due while the server was down. */
@Component
@ConditionalOnExpression("'${tarn.role:all}' == 'all' or '${tarn.role:all}' == 'worker'")
class LiveWorkers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWorkers.class);
    private static final int WORKERS = 2;
    /** Another node may schedule something sooner than what this one knows of. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final DueWorkRunner runner;
    private final DueWorkSignal signal;
    private final BillingClock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    LiveWorkers(DueWorkRunner runner, DueWorkSignal signal, BillingClock clock) {
        this.runner = runner;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WORKERS; i++) {
            threads.add(Thread.ofVirtual().name("due-work-" + i).start(this::work));
        }
    }

    private void work() {
        while (running) {
            try {
                if (!runner.runNextLive()) {
                    signal.await(nap());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.error("due work cannot be claimed", failure);
                    pause();
                }
            }
        }
    }

    private Duration nap() {
        Instant now = clock.machineNow();
        Duration untilNext =
                runner.nextLiveAt().map(next -> Duration.between(now, next)).orElse(LONGEST_NAP);
        if (untilNext.isNegative()) {
            // due, but held by another worker, or behind a row of its group that waits for its retry
            return Duration.ofMillis(200);
        }
        return untilNext.compareTo(LONGEST_NAP) < 0 ? untilNext.plusMillis(1) : LONGEST_NAP;
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        for (Thread thread : threads) {
            signal.raise();
            try {
                // a batch under way is let finish; a kill would roll it back, which is just as right, only slower
                if (!thread.join(Duration.ofSeconds(10))) {
                    thread.interrupt();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
