package dev.tarn.event;

/**
 * Where the arrival of events stood: those before are counted, whatever comes later is not.
 *
 * @param eventsBefore sequence that all events stored by then come before, and all stored later do not
 * @param partition the partition that took inserts; later events are in it or in one after it
 */
public record UsageMark(long eventsBefore, int partition) {}
