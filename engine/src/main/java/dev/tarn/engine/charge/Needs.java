package dev.tarn.engine.charge;

/** What a model must know beyond the aggregated quantity: tells the reader of usage when raw events have to be read. */
public enum Needs {
    /** Rollups are enough. */
    NOTHING,
    /** The first events of the period, for free events or free units (PRC-066); see {@link Percentage#runningTotals}. */
    FIRST_EVENTS,
    /** Every event of the period, because each is priced on its own (PRC-069). */
    ALL_EVENTS,
    /** The movements of prorated usage (PRC-080). */
    MOVEMENTS
}
