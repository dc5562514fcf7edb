package dev.tarn.event;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with events: send them, and find them again. They are never changed. */
@Service
public class Events {
    private static final Map<String, List<String>> DUPLICATE = Map.of("transaction_id", List.of("value_already_exist"));

    private final EventStore store;
    private final GroupCommit committer;
    private final ComputedProperties computed;
    private final BillingClock clock;
    private final int batchLimit;

    Events(
            EventStore store,
            GroupCommit committer,
            ComputedProperties computed,
            BillingClock clock,
            @Value("${tarn.events.batch-limit:100}") int batchLimit) {
        this.store = store;
        this.committer = committer;
        this.computed = computed;
        this.clock = clock;
        this.batchLimit = batchLimit;
    }

    /** Stores one event; on disk when it returns. */
    Event ingest(Tenant tenant, Input input) {
        EventDraft draft = EventDraft.of(input);
        input.problems().orThrow();
        Event event = draft.received(tenant, clock.now(tenant));
        Map<Integer, String> failures = computed.add(tenant, List.of(event));
        if (!failures.isEmpty()) {
            throw Refusal.unprocessable(failures.values().iterator().next());
        }
        if (!committer.append(new Submission(List.of(event))).isEmpty()) {
            throw Refusal.unprocessable(DUPLICATE);
        }
        return event;
    }

    /** Stores all events of a batch, or none (MTR-020 to MTR-023). */
    List<Event> ingestBatch(Tenant tenant, Input body) {
        List<JsonNode> sent = listed(body);
        Instant now = clock.now(tenant);
        var events = new ArrayList<Event>();
        var problems = new LinkedHashMap<String, Object>();
        for (int i = 0; i < sent.size(); i++) {
            read(tenant, sent.get(i), i, now, events, problems);
        }
        refuseIfAny(problems);
        computed.add(tenant, events).forEach((index, message) -> problems.put(Integer.toString(index), message));
        refuseIfAny(problems);
        repeatedWithin(events).forEach(index -> problems.put(Integer.toString(index), DUPLICATE));
        refuseIfAny(problems);
        committer.append(new Submission(events)).forEach(index -> problems.put(Integer.toString(index), DUPLICATE));
        refuseIfAny(problems);
        return events;
    }

    /**
     * An event that is not stored: it happens now, whatever it says, and needs no transaction id (MTR-060). Its expression is evaluated. What is
     * wrong with it is told to the input's problems.
     */
    public Event suppose(Tenant tenant, Input input) {
        var fields = input.node().deepCopy();
        if (fields.path("transaction_id").asString("").isBlank()) {
            fields.put("transaction_id", Ids.next().toString());
        }
        Instant now = clock.now(tenant);
        Event event = EventDraft.of(new Input(fields, input.problems()))
                .received(tenant, now)
                .at(now);
        if (input.problems().isEmpty()) {
            Map<Integer, String> failures = computed.add(tenant, List.of(event));
            if (!failures.isEmpty()) {
                throw Refusal.unprocessable(failures.values().iterator().next());
            }
        }
        return event;
    }

    /** The events of a batch that are not stored, as they were sent. */
    public List<Input> supposed(Input body) {
        return listed(body).stream()
                .map(sent -> sent.path("event") instanceof ObjectNode wrapped ? wrapped : sent)
                .map(sent -> {
                    if (!(sent instanceof ObjectNode object)) {
                        throw Refusal.badRequest("events must be objects");
                    }
                    return new Input(object, new Problems());
                })
                .toList();
    }

    private List<JsonNode> listed(Input body) {
        JsonNode list = body.node().path("events");
        if (!list.isArray() || list.isEmpty()) {
            throw Refusal.invalid("events", "no_events");
        }
        if (list.size() > batchLimit) {
            throw Refusal.invalid("events", "too_many_events");
        }
        return list.valueStream().toList();
    }

    private static void read(
            Tenant tenant, JsonNode sent, int index, Instant now, List<Event> events, Map<String, Object> problems) {
        if (!(sent instanceof ObjectNode object)) {
            throw Refusal.badRequest("events must be objects");
        }
        var input = new Input(object, new Problems());
        EventDraft draft = EventDraft.of(input);
        if (!input.problems().isEmpty()) {
            problems.put(Integer.toString(index), input.problems().byField());
        }
        events.add(draft.received(tenant, now));
    }

    /** Within a batch a transaction id may come once, whatever the subscription (MTR-022). */
    private static Set<Integer> repeatedWithin(List<Event> events) {
        var seen = new HashSet<String>();
        var repeated = new java.util.TreeSet<Integer>();
        for (int i = 0; i < events.size(); i++) {
            if (!seen.add(events.get(i).transactionId())) {
                repeated.add(i);
            }
        }
        return repeated;
    }

    private static void refuseIfAny(Map<String, Object> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.unprocessable(problems);
        }
    }

    /** The first event with this transaction id (MTR-050). */
    public Event get(Tenant tenant, String transactionId) {
        return store.find(tenant.organizationId(), transactionId).orElseThrow(() -> Refusal.notFound("event"));
    }

    Paged<Event> list(Tenant tenant, EventFilter filter, Page page) {
        return store.list(tenant.organizationId(), filter, page);
    }
}
