package dev.tarn.event;

import java.util.List;

/** Where uploaded events go that read well. */
@FunctionalInterface
public interface EventSink {

    /** Takes each event for itself; whether it was taken, or is there already. On disk when it returns. */
    boolean[] store(List<Event> events);
}
