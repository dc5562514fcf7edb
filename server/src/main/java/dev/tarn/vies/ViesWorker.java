package dev.tarn.vies;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks VIES in the background, soon after somebody wants to know. */
@Component
@ConditionalOnExpression("'${tarn.role:all}' == 'all' or '${tarn.role:all}' == 'worker'")
class ViesWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViesWorker.class);
    private static final int NAP_MS = 1000;

    private final ViesQuestions questions;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    ViesWorker(ViesQuestions questions) {
        this.questions = questions;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("vies").start(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (!questions.askNext()) {
                    Thread.sleep(NAP_MS);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.error("VIES cannot be asked", failure);
                    nap();
                }
            }
        }
    }

    private static void nap() {
        try {
            Thread.sleep(NAP_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who is in the middle of a question is let go: it is asked again once the lease is over. */
    @Override
    public void stop() {
        running = false;
        Thread asking = thread;
        if (asking != null) {
            asking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
