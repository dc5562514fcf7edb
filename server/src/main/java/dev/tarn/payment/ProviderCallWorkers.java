package dev.tarn.payment;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks providers in the background, as soon as something is wished for. */
@Component
@ConditionalOnExpression("'${tarn.role:all}' == 'all' or '${tarn.role:all}' == 'worker'")
class ProviderCallWorkers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderCallWorkers.class);
    private static final int WORKERS = 4;
    /** Another node may wish for something, and what came to nothing comes again. */
    private static final int LONGEST_NAP_MS = 1000;

    private final ProviderCallRunner runner;
    private final ProviderCalls calls;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    ProviderCallWorkers(ProviderCallRunner runner, ProviderCalls calls) {
        this.runner = runner;
        this.calls = calls;
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WORKERS; i++) {
            threads.add(Thread.ofVirtual().name("provider-calls-" + i).start(this::work));
        }
    }

    private void work() {
        while (running) {
            try {
                if (!runner.runNext()) {
                    calls.await(LONGEST_NAP_MS);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.error("calls to providers cannot be claimed", failure);
                    nap();
                }
            }
        }
    }

    private void nap() {
        try {
            Thread.sleep(LONGEST_NAP_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who is in the middle of a call is let go: the row comes again, and its key makes it the same call. */
    @Override
    public void stop() {
        running = false;
        threads.forEach(thread -> {
            calls.wake();
            thread.interrupt();
        });
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
