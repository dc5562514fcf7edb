package dev.tarn.event;

import java.util.List;

/** The events of one request: all of them are stored, or none. */
record Submission(List<Event> events) {

    Submission {
        events = List.copyOf(events);
    }
}
