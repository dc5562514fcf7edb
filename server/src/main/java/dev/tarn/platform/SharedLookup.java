package dev.tarn.platform;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets parallel requests share the queries that each of them needs. What gathers while one query runs is asked by the next, so that an answer always
 * comes from a query that began after it was asked for: as fresh as a query of one's own, which a cache is not.
 */
public final class SharedLookup<K, V> {
    /** One may be slow without all others waiting for it. */
    private static final int AT_ONCE = 2;

    private final Function<Set<K>, Map<K, V>> query;
    private final Semaphore running = new Semaphore(AT_ONCE);
    private final Object gathering = new Object();
    private @Nullable Round<K, V> open;

    /** @param query finds what is there of some keys; called by one of those who asked, for all of them */
    public SharedLookup(Function<Set<K>, Map<K, V>> query) {
        this.query = query;
    }

    /** The keys of one query, and what it finds. */
    private record Round<K, V>(Set<K> keys, CompletableFuture<Map<K, V>> found) {}

    /** What is there of at least these keys; others have no entry. */
    public Map<K, V> of(Collection<K> keys) {
        Round<K, V> round;
        boolean first;
        synchronized (gathering) {
            first = open == null;
            if (open == null) {
                open = new Round<>(new HashSet<>(), new CompletableFuture<>());
            }
            round = open;
            round.keys().addAll(keys);
        }
        if (first) {
            ask(round);
        }
        try {
            return round.found().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private void ask(Round<K, V> round) {
        running.acquireUninterruptibly();
        try {
            synchronized (gathering) {
                open = null;
            }
            round.found().complete(query.apply(round.keys()));
        } catch (Throwable failure) {
            round.found().completeExceptionally(failure);
            throw failure;
        } finally {
            running.release();
        }
    }
}
