package dev.tarn.event;

import dev.tarn.event.EventAnswer.Status;
import dev.tarn.event.SentEvents.Sent;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Takes in events of which each stands for itself: what is wrong with one keeps no other out. */
@Service
class BulkEvents {
    private static final int CHUNK = 1_000;
    private static final int CHUNK_BYTES = 2 * 1024 * 1024;
    /** A sender of that much nonsense is not sending events; going on would only fill the disk with answers. */
    static final int MAX_REFUSED = 10_000;

    private final ComputedProperties computed;
    private final BillingClock clock;

    BulkEvents(ComputedProperties computed, BillingClock clock) {
        this.computed = computed;
        this.clock = clock;
    }

    /**
     * How to read them.
     *
     * @param acceptDuplicates what is stored already is no mistake, so that everything can be sent again (MTR-026)
     * @param cloudEvents whether they are written as CloudEvents (MTR-028)
     * @param sink where they go
     */
    record Terms(boolean acceptDuplicates, boolean cloudEvents, EventSink sink) {}

    /** An event that reads well, and its place in the body. */
    private record Taken(long index, ObjectNode sent, Event event) {}

    /** Stores them in pieces, each on disk when its answers are given; whether all were read (MTR-027). */
    boolean ingest(Tenant tenant, SentEvents events, Terms terms, BulkAnswers answers) throws IOException {
        Optional<Sent> next = events.next();
        if (next.isEmpty()) {
            throw Refusal.invalid("events", "no_events");
        }
        while (next.isPresent() && answers.refused() < MAX_REFUSED) {
            var chunk = new ArrayList<Sent>();
            long bytes = 0;
            while (next.isPresent() && chunk.size() < CHUNK && bytes < CHUNK_BYTES) {
                chunk.add(next.get());
                bytes += next.get().bytes();
                next = events.next();
            }
            for (EventAnswer answer : store(tenant, chunk, answers.count(), terms)) {
                answers.add(answer);
            }
        }
        return next.isEmpty();
    }

    private List<EventAnswer> store(Tenant tenant, List<Sent> chunk, long firstIndex, Terms terms) {
        Instant now = clock.now(tenant);
        var answers = new EventAnswer[chunk.size()];
        var taken = new ArrayList<Taken>();
        for (int i = 0; i < chunk.size(); i++) {
            long index = firstIndex + i;
            Sent sent = chunk.get(i);
            ObjectNode event = sent.event();
            if (event == null) {
                answers[i] = EventAnswer.refused(index, null, "event", String.valueOf(sent.problem()));
                continue;
            }
            Map<String, List<String>> problems = terms.cloudEvents() ? CloudEvents.problems(event) : Map.of();
            var input = new Input(terms.cloudEvents() ? CloudEvents.event(event) : event, new Problems());
            EventDraft draft = EventDraft.of(input);
            if (!problems.isEmpty() || !input.problems().isEmpty()) {
                var all = new LinkedHashMap<String, Object>(
                        problems.isEmpty() ? input.problems().byField() : problems);
                answers[i] = EventAnswer.of(Status.REFUSED, index, input.node(), all);
            } else {
                taken.add(new Taken(index, input.node(), draft.received(tenant, now)));
            }
        }
        for (EventAnswer answer : store(tenant, taken, terms)) {
            answers[(int) (answer.index() - firstIndex)] = answer;
        }
        return List.of(answers);
    }

    private List<EventAnswer> store(Tenant tenant, List<Taken> taken, Terms terms) {
        Map<Integer, String> failures =
                computed.add(tenant, taken.stream().map(Taken::event).toList());
        var answers = new ArrayList<EventAnswer>();
        var sound = new ArrayList<Taken>();
        for (int i = 0; i < taken.size(); i++) {
            Taken one = taken.get(i);
            String failure = failures.get(i);
            if (failure == null) {
                sound.add(one);
            } else {
                answers.add(EventAnswer.of(Status.REFUSED, one.index(), one.sent(), failure));
            }
        }
        boolean[] stored = terms.sink().store(sound.stream().map(Taken::event).toList());
        for (int i = 0; i < stored.length; i++) {
            answers.add(answer(sound.get(i), stored[i], terms));
        }
        return answers;
    }

    private static EventAnswer answer(Taken taken, boolean stored, Terms terms) {
        if (stored) {
            return EventAnswer.of(Status.ACCEPTED, taken.index(), taken.sent(), null);
        }
        return terms.acceptDuplicates()
                ? EventAnswer.of(Status.DUPLICATE, taken.index(), taken.sent(), null)
                : EventAnswer.refused(taken.index(), taken.sent(), "transaction_id", "value_already_exist");
    }
}
