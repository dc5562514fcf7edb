package dev.tarn.event;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.event.RollupDefinitionStore.Metered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what was used: rollups inside of the periods, events at their edges and where nothing is rolled up yet, all in one snapshot. Always exact:
 * whatever no definition tells is read from the events themselves. The number of queries does not depend on the number of requests.
 */
@Component
public class UsageReader {
    private final EventDatabase database;
    private final MeteredCodes codes;

    UsageReader(EventDatabase database, MeteredCodes codes) {
        this.database = database;
        this.codes = codes;
    }

    /**
     * Answers requests of one organization.
     *
     * @param rollups what events amount to
     * @param events the events themselves, for what cannot be told from sums
     */
    public UsageReadings read(UUID organizationId, List<UsageRequest> rollups, List<UsageRequest> events) {
        return read(organizationId, rollups, events, Source.ROLLUPS);
    }

    /** As {@link #read}, had the events of a backfill come as well. All of it is read from events. */
    public UsageReadings readSupposing(
            UUID backfillId, UUID organizationId, List<UsageRequest> rollups, List<UsageRequest> events) {
        return read(organizationId, rollups, events, new Source(false, backfillId));
    }

    /**
     * What answers are made from.
     *
     * @param rollups whether sums are, where there are any
     * @param supposed a backfill whose events count as if they were stored
     */
    private record Source(boolean rollups, @Nullable UUID supposed) {
        static final Source ROLLUPS = new Source(true, null);
        static final Source EVENTS = new Source(false, null);
    }

    /** The same from events alone, for comparison. */
    UsageReadings readRaw(UUID organizationId, List<UsageRequest> rollups, List<UsageRequest> events) {
        return read(organizationId, rollups, events, Source.EVENTS);
    }

    /** Answers, and which events they count. */
    public record Marked(UsageReadings readings, UsageMark mark) {}

    /** As {@link #read}; writers are kept out for the moment in which the snapshot is taken, so that the mark is exact. */
    public Marked readMarked(UUID organizationId, List<UsageRequest> rollups, List<UsageRequest> events) {
        return database.snapshotWithoutWriters(
                UsageReader::mark,
                (transaction, mark) ->
                        new Marked(answers(transaction, organizationId, rollups, events, Source.ROLLUPS), mark));
    }

    private static UsageMark mark(DSLContext transaction) {
        var row = transaction.fetchSingle(
                "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END, (SELECT max(no) FROM event_store_partition) FROM event_write_id");
        long nextWrite = row.get(0, Long.class) + 1;
        return new UsageMark(nextWrite << EventRows.SEQUENCE_BITS, row.get(1, Integer.class));
    }

    private UsageReadings read(
            UUID organizationId, List<UsageRequest> rollups, List<UsageRequest> events, Source source) {
        return database.snapshot(transaction -> answers(transaction, organizationId, rollups, events, source));
    }

    private UsageReadings answers(
            DSLContext transaction,
            UUID organizationId,
            List<UsageRequest> rollups,
            List<UsageRequest> events,
            Source source) {
        var plan = plan(transaction, organizationId, rollups, source);
        var answers = new RollupAnswers(rollups.size());
        for (AggregationType type : typesOf(rollups)) {
            var wanted = plan.wanted(type);
            if (type == AggregationType.UNIQUE_COUNT) {
                UniqueReading.read(transaction, plan, wanted, answers);
            } else {
                SumReading.read(transaction, plan, type, wanted, answers);
            }
        }
        return new UsageReadings(
                answers.slices(rollups), EventReading.read(transaction, organizationId, events, source.supposed()));
    }

    private static Set<AggregationType> typesOf(List<UsageRequest> requests) {
        return requests.stream().map(UsageRequest::aggregation).collect(Collectors.toSet());
    }

    private ReadingPlan plan(DSLContext transaction, UUID organizationId, List<UsageRequest> requests, Source source) {
        var definitions = new HashMap<String, RollupDefinition>();
        Set<String> asked = requests.stream().map(UsageRequest::code).collect(Collectors.toSet());
        if (source.rollups() && !asked.isEmpty()) {
            RollupDefinitionStore.of(transaction, organizationId, asked)
                    .forEach(definition -> definitions.put(definition.code(), definition));
        }
        var wanted = new ArrayList<Wanted>();
        var doubted = new HashSet<Metered>();
        for (int no = 0; no < requests.size(); no++) {
            UsageRequest request = requests.get(no);
            RollupDefinition definition = definitions.get(request.code());
            // what came when is not told by rollups
            boolean inPart = request.eventsBefore() != null;
            boolean answers = definition != null
                    && !inPart
                    && definition.answers(request.aggregation(), request.fieldName(), request.keys());
            if (!answers && !inPart && (definition == null || definition.built())) {
                doubted.add(new Metered(organizationId, request.code()));
            }
            wanted.add(new Wanted(no, request, answers ? definition : null));
        }
        if (source.rollups()) {
            codes.doubt(doubted);
        }
        return new ReadingPlan(
                organizationId,
                wanted,
                PendingWrites.read(transaction, Integer.MAX_VALUE),
                Map.copyOf(definitions),
                source.supposed());
    }
}
