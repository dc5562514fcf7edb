package dev.tarn.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests that share a write transaction, and which of them go through. A request that repeats a stored event is refused for good; one that
 * repeats an event of an earlier request of the group is refused only as long as that one goes through.
 */
final class WriteGroup {
    private final List<Submission> submissions;
    /** Refused because of what is stored, by request: the places of the duplicates. */
    private final Map<Integer, Set<Integer>> refused = new HashMap<>();
    /** Refused because of an earlier request of the group. */
    private final Map<Integer, Set<Integer>> refusedByOthers = new HashMap<>();

    WriteGroup(List<Submission> submissions) {
        this.submissions = submissions;
    }

    /** The key that makes an event unique (MTR-012). */
    private record Key(UUID organizationId, String externalSubscriptionId, String transactionId) {}

    /** One event of the group: which request it came with, its place there, and the request that brought its key first, if another did. */
    record Row(
            int submission,
            int place,
            Event event,
            @Nullable Integer holder) {}

    /** The events still to be written. Those whose key an earlier one of the group has come with that one as holder. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        var holders = new HashMap<Key, Integer>();
        for (int submission = 0; submission < submissions.size(); submission++) {
            if (refused.containsKey(submission) || refusedByOthers.containsKey(submission)) {
                continue;
            }
            List<Event> events = submissions.get(submission).events();
            for (int place = 0; place < events.size(); place++) {
                Event event = events.get(place);
                rows.add(new Row(submission, place, event, holder(holders, event, submission)));
            }
        }
        return rows;
    }

    private static @Nullable Integer holder(Map<Key, Integer> holders, Event event, int submission) {
        String subscription = event.externalSubscriptionId();
        return subscription == null
                ? null
                : holders.putIfAbsent(new Key(event.organizationId(), subscription, event.transactionId()), submission);
    }

    /**
     * Judges an attempt.
     *
     * @param inserted for each of the rows whether it was written; what has a holder never is
     * @return whether the attempt can be committed; if not, it is to be rolled back and the rows that are left tried again
     */
    boolean settle(List<Row> rows, boolean[] inserted) {
        var stored = new HashMap<Integer, Set<Integer>>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!inserted[i] && row.holder() == null) {
                stored.computeIfAbsent(row.submission(), none -> new TreeSet<>())
                        .add(row.place());
            }
        }
        refused.putAll(stored);
        if (!stored.isEmpty() && !refusedByOthers.isEmpty()) {
            // whoever was refused because of a request that now fails itself gets another chance
            refusedByOthers.clear();
            return false;
        }
        Set<Integer> undecided = judgeRepeats(rows, stored);
        return undecided.isEmpty() && nothingInsertedOf(rows, inserted, stored);
    }

    /** Requests that repeat an earlier one: refused if that goes through; to be tried again if it does not. */
    private Set<Integer> judgeRepeats(List<Row> rows, Map<Integer, Set<Integer>> stored) {
        var undecided = new HashSet<Integer>();
        for (Row row : rows) {
            Integer holder = row.holder();
            if (holder == null || stored.containsKey(row.submission())) {
                continue;
            }
            boolean holderFails =
                    stored.containsKey(holder) || refusedByOthers.containsKey(holder) || undecided.contains(holder);
            if (holderFails && holder != row.submission()) {
                undecided.add(row.submission());
            } else {
                refusedByOthers
                        .computeIfAbsent(row.submission(), none -> new TreeSet<>())
                        .add(row.place());
            }
        }
        undecided.removeAll(refusedByOthers.keySet());
        return undecided;
    }

    private boolean nothingInsertedOf(List<Row> rows, boolean[] inserted, Map<Integer, Set<Integer>> stored) {
        for (int i = 0; i < rows.size(); i++) {
            int submission = rows.get(i).submission();
            if (inserted[i] && (stored.containsKey(submission) || refusedByOthers.containsKey(submission))) {
                return false;
            }
        }
        return true;
    }

    /** For each request the places of its duplicates; empty for those that went through. */
    List<Set<Integer>> outcome() {
        var outcome = new ArrayList<Set<Integer>>();
        for (int submission = 0; submission < submissions.size(); submission++) {
            outcome.add(refused.getOrDefault(submission, refusedByOthers.getOrDefault(submission, Set.of())));
        }
        return outcome;
    }
}
