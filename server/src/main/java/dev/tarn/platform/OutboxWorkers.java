package dev.tarn.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does what is in the outbox. No lock and no connection is held meanwhile; what fails is tried again, later and later. */
@Component
@ConditionalOnExpression("'${tarn.role:all}' == 'all' or '${tarn.role:all}' == 'worker'")
class OutboxWorkers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorkers.class);
    private static final int WORKERS = 2;
    private static final int MAX_ATTEMPTS = 8;
    private static final int MAX_REASON = 500;
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Duration NAP = Duration.ofSeconds(2);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Map<String, OutboxKind> kinds;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    OutboxWorkers(Outbox outbox, ObjectProvider<OutboxKind> kinds) {
        this.outbox = outbox;
        this.kinds = kinds.stream().collect(Collectors.toMap(OutboxKind::name, Function.identity()));
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WORKERS; i++) {
            threads.add(Thread.ofVirtual().name("outbox-" + i).start(this::work));
        }
    }

    private void work() {
        while (running) {
            try {
                if (!runNext()) {
                    outbox.await(NAP);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.error("the outbox cannot be read", failure);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(NAP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean runNext() {
        var next = outbox.take(kinds.keySet(), LEASE);
        next.ifPresent(this::run);
        return next.isPresent();
    }

    private void run(Outbox.Taken taken) {
        OutboxKind kind = Known.in(kinds, taken.kind());
        try {
            kind.run(taken.tenant(), taken.subjectId());
            outbox.done(taken);
        } catch (RuntimeException failure) {
            LOG.warn("{} of {} failed", taken.kind(), taken.subjectId(), failure);
            failed(taken, kind, String.valueOf(failure.getMessage()));
        }
    }

    private void failed(Outbox.Taken taken, OutboxKind kind, String reason) {
        if (taken.attempts() < MAX_ATTEMPTS) {
            // 4, 16, 64 seconds and so on, up to some hours
            outbox.tryAgain(taken, Duration.ofSeconds(1L << (2 * taken.attempts())));
            return;
        }
        kind.giveUp(taken.tenant(), taken.subjectId(), reason.substring(0, Math.min(reason.length(), MAX_REASON)));
        outbox.done(taken);
    }

    @Override
    public void stop() {
        running = false;
        for (Thread thread : threads) {
            outbox.wake();
            try {
                if (!thread.join(LONGEST_RUN)) {
                    // what it was doing is done again by whoever starts next
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
