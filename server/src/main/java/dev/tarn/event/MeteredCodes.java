package dev.tarn.event;

import dev.tarn.event.RollupDefinitionStore.Metered;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Codes whose definition was held against its need lately, so that this is not done for every write. Nothing depends on it being right: who reads
 * usage sees whether a definition tells what he asks, and says so here if it does not.
 */
@Component
class MeteredCodes {
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(30);
    private static final int MAX = 100_000;

    private final RollupSignal signal;
    private final Map<Metered, Long> checked = new ConcurrentHashMap<>();
    private final Set<Metered> doubted = ConcurrentHashMap.newKeySet();

    MeteredCodes(RollupSignal signal) {
        this.signal = signal;
    }

    Set<Metered> missingOf(Set<Metered> codes) {
        long now = System.nanoTime();
        var missing = new HashSet<Metered>();
        for (Metered metered : codes) {
            Long at = checked.get(metered);
            if (at == null || now - at > TRUSTED_FOR.toNanos()) {
                missing.add(metered);
            }
        }
        return missing;
    }

    void add(Collection<Metered> codes) {
        if (checked.size() > MAX) {
            checked.clear();
        }
        codes.forEach(metered -> checked.put(metered, System.nanoTime()));
    }

    /** A reader found no definition that tells what he asks. */
    void doubt(Set<Metered> codes) {
        if (doubted.addAll(codes)) {
            signal.eventsWritten();
        }
    }

    Set<Metered> takeDoubted() {
        var taken = new HashSet<>(doubted);
        doubted.removeAll(taken);
        return taken;
    }
}
