package dev.tarn.usage;

import dev.tarn.event.UsageRequest;
import java.util.ArrayList;
import java.util.List;

/** Requests gathered for one reading; each is known by its place. */
final class Questions {
    private final List<UsageRequest> rollups = new ArrayList<>();
    private final List<UsageRequest> events = new ArrayList<>();

    int rollup(UsageRequest request) {
        rollups.add(request);
        return rollups.size() - 1;
    }

    int events(UsageRequest request) {
        events.add(request);
        return events.size() - 1;
    }

    List<UsageRequest> rollups() {
        return rollups;
    }

    List<UsageRequest> events() {
        return events;
    }
}
