package dev.tarn.platform;

import dev.tarn.platform.IdempotentAnswerStore.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * POSTs with an Idempotency-Key (PLT-014). The key, what the request does and its answer are one transaction: either all of it is there or
 * nothing, whenever the process dies. A second request with the key waits for the first and gets its answer. Refusals have done nothing and are
 * not kept: the same key may be sent again with what was wrong put right.
 */
@Component
class IdempotentRequests {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";
    static final Duration KEPT_FOR = Duration.ofHours(24);
    static final int MAX_KEY = 255;
    static final int FORGOTTEN_AT_ONCE = 1000;

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** Requests that wait for each other hold a connection each; this many at most, so that all others find one. */
    private static final int AT_ONCE = 8;

    private final IdempotentAnswerStore store;
    private final TransactionTemplate transactions;
    private final BillingClock clock;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final AtomicLong forgotAtSecond = new AtomicLong();

    IdempotentRequests(IdempotentAnswerStore store, TransactionTemplate transactions, BillingClock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the request would have done without a key. */
    interface Handling {
        void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause);
        }

        Exception failure() {
            return getCause() instanceof Exception failure ? failure : this;
        }
    }

    /** The request's key; empty where it has none, or is of a kind that knows none. */
    static Optional<String> keyOf(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key == null
                || key.isBlank()
                || !request.getMethod().equals("POST")
                || IdempotencyScope.of(request).isEmpty()) {
            return Optional.empty();
        }
        if (key.length() > MAX_KEY) {
            throw Refusal.badRequest(HEADER + " is longer than " + MAX_KEY + " characters");
        }
        return Optional.of(key);
    }

    void run(String key, HttpServletRequest request, HttpServletResponse response, Handling handling) throws Exception {
        var repeatable = new RepeatableRequest(request);
        var call = call(key, repeatable);
        if (!slots.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Refusal.unprocessableCode("lock_acquisition_failed");
        }
        try {
            var fresh = new ContentCachingResponseWrapper(response);
            Optional<Answer> earlier = transactions.execute(status -> answer(call, repeatable, fresh, handling));
            if (earlier == null || earlier.isEmpty()) {
                fresh.copyBodyToResponse();
            } else {
                replay(earlier.get(), response);
            }
        } catch (Failed failed) {
            throw failed.failure();
        } finally {
            slots.release();
        }
        forgetExpired();
    }

    private static IdempotentCall call(String key, RepeatableRequest request) {
        var scope = IdempotencyScope.of(request).orElseThrow();
        String query = request.getQueryString();
        return new IdempotentCall(
                scope,
                key,
                request.getMethod().getBytes(StandardCharsets.UTF_8),
                request.getRequestURI().getBytes(StandardCharsets.UTF_8),
                (query == null ? "" : query).getBytes(StandardCharsets.UTF_8),
                request.body());
    }

    /** The earlier answer; empty where this request is the first and its answer is in {@code fresh}. */
    private Optional<Answer> answer(
            IdempotentCall call, HttpServletRequest request, ContentCachingResponseWrapper fresh, Handling handling) {
        Instant now = clock.machineNow();
        if (!store.take(call, now, now.minus(KEPT_FOR), LONGEST_WAIT)) {
            return Optional.of(store.find(call).orElseThrow(() -> Refusal.unprocessableCode("idempotency_key_reused")));
        }
        try {
            handling.handle(request, fresh);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception failed) {
            throw new Failed(failed);
        }
        store.keep(call, new Answer(fresh.getStatus(), fresh.getContentAsByteArray(), fresh.getContentType()));
        return Optional.empty();
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.getOutputStream().write(answer.body());
    }

    /** Now and then, after an answer: what is used is also kept small. */
    private void forgetExpired() {
        Instant now = clock.machineNow();
        long last = forgotAtSecond.get();
        if (now.getEpochSecond() - last >= FORGET_EVERY.toSeconds()
                && forgotAtSecond.compareAndSet(last, now.getEpochSecond())) {
            store.forget(now.minus(KEPT_FOR), FORGOTTEN_AT_ONCE);
        }
    }
}
