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

    /** Who looks on. */
    interface Witness {
        /** Nothing is done before this instant: the clock may be moved as far. */
        void ahead(Sandbox org, Instant before);

        /** A day is over, in UTC. */
        void midnight(Sandbox org);
    }

    private static final Witness NOBODY = new Witness() {
        @Override
        public void ahead(Sandbox org, Instant before) {
            // looks at nothing
        }

        @Override
        public void midnight(Sandbox org) {
            // looks at nothing
        }
    };

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
    void live(Sandbox org, Witness witness) {
        run(org, (sandbox, moment) -> sandbox.travelTo(moment.toString()), witness, true);
    }

    /** Does the same, but the clock stops only where something is done. */
    void jump(Sandbox org, Travel travel) {
        run(org, travel, NOBODY, false);
    }

    private void run(Sandbox org, Travel travel, Witness witness, boolean dayByDay) {
        var done = new ArrayList<String>();
        try {
            run(org, travel, witness, dayByDay, done);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("at " + org.now() + ", after\n  " + String.join("\n  ", done), failed);
        }
    }

    private void run(Sandbox org, Travel travel, Witness witness, boolean dayByDay, List<String> done) {
        var left = new ArrayList<>(
                acts.stream().sorted(Comparator.comparing(Act::at)).toList());
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            while (!left.isEmpty() && left.getFirst().at().isBefore(end)) {
                Act act = left.removeFirst();
                if (act.at().isAfter(org.now())) {
                    witness.ahead(org, act.at());
                    travel.to(org, act.at());
                }
                done.add(act.at() + " " + act.what());
                act.how().accept(org);
            }
            if (dayByDay) {
                witness.ahead(org, end);
                travel.to(org, end);
                witness.midnight(org);
            }
        }
        travel.to(org, to.plusMonths(2).atStartOfDay(ZoneOffset.UTC).toInstant());
        witness.midnight(org);
    }
}
