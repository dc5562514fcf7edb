package dev.tarn.usage;

import dev.tarn.engine.charge.RunningState;
import dev.tarn.usage.ChargeSplit.Cell;
import dev.tarn.usage.RunningStates.Latest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a charge has billed in advance of the open period.
 *
 * @param latest where it stands, by filter and group
 * @param narrowing what of the usage is looked at: groups that are looked at together count together
 */
record BilledInAdvance(List<Latest> latest, Narrowing narrowing) {

    /** Of one filter bucket and group; empty where no event was priced. */
    Optional<RunningState> of(Cell cell) {
        var filter = cell.bucket().filter();
        return latest.stream()
                .filter(one -> Objects.equals(one.key().filterId(), filter == null ? null : filter.id()))
                .filter(one -> isWithin(one.key().group(), cell))
                .map(Latest::state)
                .reduce(RunningState::plus);
    }

    private boolean isWithin(Map<String, @Nullable String> group, Cell cell) {
        boolean sameGroup = cell.group().entrySet().stream()
                .allMatch(entry -> Objects.equals(entry.getValue(), group.get(entry.getKey())));
        return sameGroup
                && narrowing.values().entrySet().stream()
                        .filter(wanted -> group.containsKey(wanted.getKey()))
                        .allMatch(wanted -> {
                            String value = group.get(wanted.getKey());
                            return value != null && wanted.getValue().contains(value);
                        });
    }
}
