package dev.tarn.engine.usage;

/** How the events of a metric become one quantity (MTR-071). */
public enum AggregationType {
    /** Number of events (MTR-090). */
    COUNT,
    /** Sum of the property (MTR-091). */
    SUM,
    /** Largest property (MTR-092). */
    MAX,
    /** Distinct values that are active, by add and remove (MTR-094). */
    UNIQUE_COUNT,
    /** Property of the latest event (MTR-093). */
    LATEST,
    /** Running total weighted by how long it stood (MTR-095). */
    WEIGHTED_SUM,
    /** Operator-supplied code; readable, never computed (MTR-073). */
    CUSTOM;

    /** Whether only events whose property is a plain decimal take part (MTR-082). */
    public boolean isNumeric() {
        return switch (this) {
            case SUM, MAX, LATEST, WEIGHTED_SUM -> true;
            case COUNT, UNIQUE_COUNT, CUSTOM -> false;
        };
    }
}
