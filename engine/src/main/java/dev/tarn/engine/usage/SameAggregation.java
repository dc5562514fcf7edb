package dev.tarn.engine.usage;

/** Guards a merge: rollups of different aggregations say nothing about each other. */
final class SameAggregation {

    private SameAggregation() {}

    static <R extends Rollup> R require(Class<R> type, Rollup other) {
        if (!type.isInstance(other)) {
            throw new IllegalArgumentException(
                    "cannot merge " + other.getClass().getSimpleName() + " into " + type.getSimpleName());
        }
        return type.cast(other);
    }
}
