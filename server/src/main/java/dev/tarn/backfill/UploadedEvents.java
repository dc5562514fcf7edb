package dev.tarn.backfill;

import dev.tarn.event.Event;
import dev.tarn.event.EventSink;
import dev.tarn.event.WholeWrites;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.UUID;

/** The events of one upload on their way into a backfill, as many as one can hold. */
final class UploadedEvents implements EventSink {
    /** They are applied at once, so they have to be in memory at once. */
    private static final long MAX_PROPERTIES_LENGTH = 32L * 1024 * 1024;

    private final Backfills backfills;
    private final Tenant tenant;
    private final UUID backfillId;
    private long count;
    private long length;

    UploadedEvents(Backfills backfills, Tenant tenant, UUID backfillId) {
        this.backfills = backfills;
        this.tenant = tenant;
        this.backfillId = backfillId;
    }

    @Override
    public boolean[] store(List<Event> events) {
        long firstPlace = count;
        count += events.size();
        for (Event event : events) {
            length += event.properties().toString().length();
        }
        if (count > WholeWrites.MAX_EVENTS || length > MAX_PROPERTIES_LENGTH) {
            throw Refusal.invalid("events", "too_many_events");
        }
        return backfills.add(tenant, backfillId, firstPlace, events);
    }
}
