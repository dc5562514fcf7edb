package dev.tarn.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the roller as soon as something was committed on this node. */
@Component
class RollupSignal implements WriteListener {
    private final Semaphore raised = new Semaphore(0);

    @Override
    public void eventsWritten() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Returns once raised, or after the given time: what another node left behind is found, too. */
    void await(Duration atMost) throws InterruptedException {
        if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
