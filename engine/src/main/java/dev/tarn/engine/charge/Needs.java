package dev.tarn.engine.charge;

/** What a model must know beyond the aggregated quantity: tells the reader of usage when raw events have to be read. */
public enum Needs {
    /** Units, events count and amounts sent along; rollups are enough. */
    NOTHING,
    /** The first events' running totals (PRC-066), see {@link Percentage#runningTotals}. */
    RUNNING_TOTALS,
    /** The value of every event in time order (PRC-069), see {@link EventValues}. */
    EVENT_VALUES,
    /** The steps of a prorated quantity (PRC-080). */
    MOVEMENTS
}
