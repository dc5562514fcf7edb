package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read in a snapshot.
 *
 * @param supposed a backfill whose events count as if they were stored; null: none
 */
record ReadingPlan(
        UUID organizationId,
        List<Wanted> all,
        PendingWrites pending,
        Map<String, RollupDefinition> definitions,
        @Nullable UUID supposed) {

    List<Wanted> wanted(AggregationType type) {
        return all.stream()
                .filter(wanted -> wanted.request().aggregation() == type)
                .toList();
    }

    Wanted no(int no) {
        return all.get(no);
    }
}
