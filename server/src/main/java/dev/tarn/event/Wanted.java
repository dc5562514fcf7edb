package dev.tarn.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and how it is answered.
 *
 * @param definition whose rollups tell it; null: they do not, events have to be read
 */
record Wanted(int no, UsageRequest request, @Nullable RollupDefinition definition) {

    /** The properties whose values tell rows apart: the definition's, of which the request's are some, or the request's. */
    List<String> keys() {
        return definition == null ? request.keys() : definition.keys();
    }
}
