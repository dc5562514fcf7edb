package dev.tarn.vies;

import dev.tarn.customer.Customers;
import dev.tarn.customer.VatChecks;
import dev.tarn.customer.VatChecks.Taken;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.OutsideWork;
import dev.tarn.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks VIES what is to be asked: takes a number for a while, asks without any transaction, and writes down the answer, or when to ask again
 * (CRD-076). An answer that comes twice counts once.
 */
@Component
class ViesQuestions implements OutsideWork {
    private static final Logger LOG = LoggerFactory.getLogger(ViesQuestions.class);
    /** Longer than an answer can take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** How long the clock of a sandbox waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOOK_EVERY_MS = 20;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(40));
    private static final Duration LAST_PAUSE = Duration.ofHours(1);
    /** Nobody is there to answer before somebody has said where. */
    private static final Duration PAUSE_WHILE_OFF = Duration.ofDays(1);

    private final Vies vies;
    private final VatChecks checks;
    private final Customers customers;
    private final DueWork dueWork;
    private final AskViesAgain again;
    private final TransactionTemplate transactions;
    private final BillingClock clock;

    ViesQuestions(
            Vies vies,
            VatChecks checks,
            Customers customers,
            DueWork dueWork,
            AskViesAgain again,
            TransactionTemplate transactions,
            BillingClock clock) {
        this.vies = vies;
        this.checks = checks;
        this.customers = customers;
        this.dueWork = dueWork;
        this.again = again;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks the next question; false when there is none. */
    boolean askNext() {
        return askNext(null);
    }

    @Override
    public boolean finish(Tenant tenant) {
        Instant until = clock.machineNow().plus(PATIENCE);
        boolean any = false;
        while (checks.isAnyReady(tenant) && clock.machineNow().isBefore(until)) {
            any = true;
            if (!askNext(tenant)) {
                pause();
            }
        }
        // what somebody else does not come back with is not waited for a second time
        return any && clock.machineNow().isBefore(until);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for VIES", stopped);
        }
    }

    private boolean askNext(@Nullable Tenant only) {
        Optional<Taken> taken = checks.take(only, LEASE);
        taken.ifPresent(this::ask);
        return taken.isPresent();
    }

    private void ask(Taken question) {
        boolean valid;
        try {
            valid = vies.isValid(question.number());
        } catch (ViesUnreachableException silent) {
            LOG.info("VIES is asked again: {}", silent.getMessage());
            later(question, String.valueOf(silent.getMessage()));
            return;
        }
        customers.concludeVatCheck(question.tenant(), question.customerId(), question.number(), valid);
    }

    private void later(Taken question, String reason) {
        transactions.executeWithoutResult(status -> {
            Instant nextAt = clock.now(question.tenant()).plus(pause(checks.attempts(question)));
            if (checks.postpone(question, reason, nextAt)) {
                dueWork.schedule(question.tenant(), again, question.customerId(), question.customerId(), nextAt);
            }
        });
    }

    private Duration pause(int attemptsBefore) {
        if (vies.isOff()) {
            return PAUSE_WHILE_OFF;
        }
        return attemptsBefore < PAUSES.size() ? PAUSES.get(attemptsBefore) : LAST_PAUSE;
    }
}
