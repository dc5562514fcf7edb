package dev.tarn.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lets parallel requests share transactions: what has gathered while one commits is written by the next. A request waits for the commit that its
 * events are in, never for a timer.
 */
@Component
class GroupCommit implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int COMMITTERS = 2;
    /** Requests that may wait; beyond it, those who bring more wait to be let in. */
    private static final int QUEUE = 20_000;

    private static final int MAX_EVENTS = 5_000;

    private final EventStore store;
    private final WriteListener written;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Thread> committers = new ArrayList<>();
    private volatile boolean running = true;

    GroupCommit(EventStore store, WriteListener written) {
        this.store = store;
        this.written = written;
        for (int i = 0; i < COMMITTERS; i++) {
            committers.add(
                    Thread.ofPlatform().name("event-committer-" + i).daemon().start(this::commitAll));
        }
    }

    /** What one caller brought, and what will have become of each part. */
    private record Waiting(List<Submission> submissions, CompletableFuture<List<Set<Integer>>> outcome) {
        int events() {
            int events = 0;
            for (Submission submission : submissions) {
                events += submission.events().size();
            }
            return events;
        }
    }

    /** Stores the events of one request, or none; returns once they are on disk. The places of duplicates; empty: stored. */
    Set<Integer> append(Submission submission) {
        return append(List.of(submission)).getFirst();
    }

    /** Stores each event for itself; whether it was, or was stored already. */
    boolean[] appendEach(List<Event> events) {
        var stored = new boolean[events.size()];
        if (!events.isEmpty()) {
            var outcome = append(
                    events.stream().map(event -> new Submission(List.of(event))).toList());
            for (int i = 0; i < stored.length; i++) {
                stored[i] = outcome.get(i).isEmpty();
            }
        }
        return stored;
    }

    private List<Set<Integer>> append(List<Submission> submissions) {
        var waiting = new Waiting(submissions, new CompletableFuture<>());
        try {
            queue.put(waiting);
            if (!running) {
                refuseWaiting();
            }
            return waiting.outcome().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while events waited to be stored", stopped);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private void commitAll() {
        while (running) {
            try {
                commit(gather());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private List<Waiting> gather() throws InterruptedException {
        var group = new ArrayList<Waiting>();
        Waiting next = queue.take();
        int events = 0;
        while (next != null) {
            group.add(next);
            events += next.events();
            next = events < MAX_EVENTS ? queue.poll() : null;
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        try {
            List<Set<Integer>> outcome = store.append(group.stream()
                    .flatMap(waiting -> waiting.submissions().stream())
                    .toList());
            int first = 0;
            for (Waiting waiting : group) {
                int end = first + waiting.submissions().size();
                waiting.outcome().complete(List.copyOf(outcome.subList(first, end)));
                first = end;
            }
            written.eventsWritten();
        } catch (RuntimeException failure) {
            if (group.size() > 1 && isAboutValues(failure)) {
                LOG.warn("a group of {} requests cannot be stored, trying them one by one", group.size(), failure);
                group.forEach(alone -> commit(List.of(alone)));
            } else {
                group.forEach(waiting -> waiting.outcome().completeExceptionally(failure));
            }
        }
    }

    /** A value that the database does not take is the fault of one request; everything else concerns them all. */
    private static boolean isAboutValues(RuntimeException failure) {
        return failure instanceof DataAccessException refused
                && List.of("22", "23", "54").contains(refused.sqlState().substring(0, 2));
    }

    private void refuseWaiting() {
        var rest = new ArrayList<Waiting>();
        queue.drainTo(rest);
        rest.forEach(waiting ->
                waiting.outcome().completeExceptionally(new IllegalStateException("the server is stopping")));
    }

    /** Requests have ended by then: the web server stops first. */
    @Override
    public void destroy() {
        running = false;
        committers.forEach(Thread::interrupt);
        for (Thread committer : committers) {
            try {
                committer.join(10_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        refuseWaiting();
    }
}
