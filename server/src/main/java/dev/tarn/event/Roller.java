package dev.tarn.event;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Rolls up events as soon as they are committed, in the background, so that those who send them do not wait for it. */
@Component
@ConditionalOnExpression("'${tarn.task:}'.isEmpty()")
class Roller implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Roller.class);
    /** What a node left behind that went down is found by the others within this time. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

    /** Under load, writes of this time are rolled up together; readers see them all the while. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final RollupWriter writer;
    private final MeteredCodes codes;
    private final RollupSignal signal;
    private volatile boolean running;
    private Thread thread = new Thread();

    Roller(RollupWriter writer, MeteredCodes codes, RollupSignal signal) {
        this.writer = writer;
        this.codes = codes;
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("roller").daemon().start(this::work);
    }

    private void work() {
        boolean first = true;
        while (running) {
            try {
                if (first) {
                    writer.define(writer.defined(), false);
                    first = false;
                }
                step();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.error("events cannot be rolled up; reading usage still works, only slower", failure);
                    pause();
                }
            }
        }
    }

    /** New events before old ones: a definition being built makes some readers slower, pending events all of them. */
    private void step() throws InterruptedException {
        writer.define(codes.takeDoubted(), false);
        boolean rolled = writer.rollNext();
        boolean built = writer.buildNext();
        if (rolled) {
            Thread.sleep(GATHERING);
        } else if (!built && !writer.sweepNext()) {
            signal.await(LONGEST_NAP);
        }
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
        signal.eventsWritten();
        try {
            // a step under way is let finish; a kill would roll it back, which is just as right
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
