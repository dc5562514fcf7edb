package dev.tarn.simulation;

import dev.tarn.testing.Sandbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What is done, and when; lived through with the clock of a sandbox. */
final class Life {
    /** Something that is done at an instant. */
    private record Act(Instant at, String what, Consumer<Sandbox> how) {}

    /** How the clock gets to an instant. */
    interface Travel {
        void to(Sandbox org, Instant moment);
    }

    /** What is looked at, at a midnight in UTC. */
    interface Look {
        void at(Sandbox org, LocalDate day);
    }

    private final LocalDate from;
    private final LocalDate to;
    private final List<Act> acts = new ArrayList<>();

    Life(LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
    }

    void add(Instant at, String what, Consumer<Sandbox> how) {
        acts.add(new Act(at, what, how));
    }

    /** Lives it all day by day: the clock stops at every midnight in UTC. */
    void live(Sandbox org, Look everyDay) {
        run(org, (sandbox, moment) -> sandbox.travelTo(moment.toString()), everyDay, true);
    }

    /** Does the same, but the clock stops only where something is done. */
    void jump(Sandbox org, Travel travel) {
        run(org, travel, (sandbox, day) -> {}, false);
    }

    private void run(Sandbox org, Travel travel, Look everyDay, boolean dayByDay) {
        var done = new ArrayList<String>();
        try {
            run(org, travel, everyDay, dayByDay, done);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("at " + org.now() + ", after\n  " + String.join("\n  ", done), failed);
        }
    }

    private void run(Sandbox org, Travel travel, Look everyDay, boolean dayByDay, List<String> done) {
        var left = new ArrayList<>(
                acts.stream().sorted(Comparator.comparing(Act::at)).toList());
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            while (!left.isEmpty() && left.getFirst().at().isBefore(end)) {
                Act act = left.removeFirst();
                if (act.at().isAfter(org.now())) {
                    travel.to(org, act.at());
                }
                done.add(act.at() + " " + act.what());
                act.how().accept(org);
            }
            if (dayByDay) {
                travel.to(org, end);
                everyDay.at(org, day.plusDays(1));
            }
        }
        Instant last = to.plusMonths(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        travel.to(org, last);
        everyDay.at(org, LocalDate.ofInstant(last, ZoneOffset.UTC));
    }
}
