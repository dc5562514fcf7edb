package dev.tarn.event;

/** Told after events were committed. */
interface WriteListener {
    void eventsWritten();
}
