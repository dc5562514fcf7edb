package dev.tarn.event;

import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.UsageEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers to usage requests, all of one instant.
 *
 * @param rollups for each request of sums what its events amount to, per combination of the keys' values; no entry for combinations without events
 * @param events for each request of events the events themselves, in order of time
 */
public record UsageReadings(List<List<RollupSlice>> rollups, List<List<EventSlice>> events) {

    /** What the events with these values amount to; a property that is absent has no value. */
    public record RollupSlice(Map<String, @Nullable String> properties, Rollup rollup) {}

    /** The events with these values. */
    public record EventSlice(Map<String, @Nullable String> properties, List<UsageEvent> events) {}
}
