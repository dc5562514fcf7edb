package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the events of a code are rolled up.
 *
 * @param keys properties whose values are kept apart, in order
 * @param eventsThrough events before this sequence came from building, later ones as they arrived
 * @param built whether it can be read; until then events are
 */
record RollupDefinition(
        long id,
        UUID organizationId,
        String code,
        AggregationType aggregation,
        @Nullable String fieldName,
        List<String> keys,
        long eventsThrough,
        boolean built) {

    /** Whether its rollups tell what is asked. */
    boolean answers(AggregationType asked, @Nullable String askedField, List<String> askedKeys) {
        return built && covers(asked, askedField, askedKeys);
    }

    boolean covers(AggregationType asked, @Nullable String askedField, List<String> askedKeys) {
        return aggregation == asked && Objects.equals(fieldName, askedField) && keys.containsAll(askedKeys);
    }
}
