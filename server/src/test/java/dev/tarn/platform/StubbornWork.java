package dev.tarn.platform;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Due work that fails for the subjects it is told to, and remembers what it has done. */
@Component
class StubbornWork implements DueWorkKind {
    final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    final Set<UUID> done = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "stubborn";
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public void run(Tenant tenant, Instant dueAt, List<DueItem> items) {
        for (DueItem item : items) {
            if (failing.contains(item.subjectId())) {
                throw new IllegalStateException("stubborn as ever");
            }
            done.add(item.subjectId());
        }
    }
}
