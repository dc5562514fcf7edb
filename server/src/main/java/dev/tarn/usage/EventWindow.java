package dev.tarn.usage;

import dev.tarn.engine.charge.Needs;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.UsageEvent;
import dev.tarn.event.UsageReader;
import dev.tarn.event.UsageReadings;
import dev.tarn.event.UsageReadings.EventSlice;
import dev.tarn.event.UsageRequest;
import dev.tarn.event.UsageValues;
import dev.tarn.metric.Metric;
import dev.tarn.usage.ChargeSplit.Cell;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a bucket and group before one that is priced in advance: stamped earlier, or stamped alike and arrived earlier (PRC-100).
 *
 * @param earlier what they amount to
 * @param events they, and the event itself, where the price depends on each
 */
record EventWindow(Rollup earlier, List<UsageEvent> events) {

    /** What is looked at: a place of a charge, and the event that is there. */
    record Subject(
            UUID organizationId,
            String externalSubscriptionId,
            @Nullable Instant fromAt,
            ChargeSplit split,
            Cell cell,
            UsageEvent event) {
        Metric metric() {
            return split.charge().metric();
        }

        boolean isBefore(UsageEvent other) {
            return UsageEvent.IN_TIME_ORDER.compare(other, event) < 0;
        }
    }

    static EventWindow read(UsageReader reader, Subject subject) {
        AggregationType type = subject.metric().aggregation();
        Instant at = subject.event().timestamp();
        boolean byEvent = subject.cell().bucket().model().needs(type) != Needs.NOTHING;
        var earlier = request(subject, subject.fromAt(), at.minus(1, ChronoUnit.MICROS));
        var alike = request(subject, at, at);
        var events = byEvent ? List.of(alike, request(subject, subject.fromAt(), at)) : List.of(alike);
        UsageReadings readings = reader.read(subject.organizationId(), List.of(earlier), events);
        var rollups = new ArrayList<Rollup>();
        for (var slice : readings.rollups().getFirst()) {
            if (subject.split().cellInAdvance(slice.properties()).equals(subject.cell())) {
                rollups.add(slice.rollup());
            }
        }
        before(subject, readings.events().getFirst())
                .forEach(event -> rollups.add(Rollup.of(type, keyed(type, event))));
        var listed = byEvent
                ? Stream.concat(before(subject, readings.events().getLast()), Stream.of(subject.event()))
                        .toList()
                : List.<UsageEvent>of();
        return new EventWindow(Rollup.merged(type, rollups), listed);
    }

    private static Stream<UsageEvent> before(Subject subject, List<EventSlice> slices) {
        return slices.stream()
                .filter(slice ->
                        subject.split().cellInAdvance(slice.properties()).equals(subject.cell()))
                .flatMap(slice -> slice.events().stream())
                .filter(subject::isBefore);
    }

    /** Distinct values are known by their keys. */
    static UsageEvent keyed(AggregationType type, UsageEvent event) {
        return type == AggregationType.UNIQUE_COUNT
                ? new UsageEvent(
                        event.timestamp(),
                        event.sequence(),
                        UsageValues.distinctKey(event.value()),
                        event.operationType(),
                        event.preciseTotalAmountCents())
                : event;
    }

    private static UsageRequest request(Subject subject, @Nullable Instant from, Instant to) {
        Metric metric = subject.metric();
        return new UsageRequest(
                subject.externalSubscriptionId(),
                metric.code(),
                from,
                to,
                metric.aggregation(),
                metric.fieldName(),
                subject.split().keys());
    }
}
