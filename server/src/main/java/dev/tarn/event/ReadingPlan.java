package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is to be read in a snapshot. */
record ReadingPlan(
        UUID organizationId, List<Wanted> all, PendingWrites pending, Map<String, RollupDefinition> definitions) {

    List<Wanted> wanted(AggregationType type) {
        return all.stream()
                .filter(wanted -> wanted.request().aggregation() == type)
                .toList();
    }

    Wanted no(int no) {
        return all.get(no);
    }
}
