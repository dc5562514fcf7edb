package dev.tarn.billing;

import dev.tarn.engine.subscription.BillingWindows;
import dev.tarn.engine.subscription.Boundaries;
import dev.tarn.engine.subscription.Situation;
import dev.tarn.engine.subscription.SubscriptionTerms;
import dev.tarn.engine.subscription.Trial;
import dev.tarn.engine.subscription.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry with all that decides what it costs beside usage.
 *
 * @param billedAt the billing instant
 * @param trial null: the plan has none
 */
record Reckoning(
        Entry entry,
        Instant billedAt,
        SubscriptionTerms terms,
        Situation situation,
        Boundaries boundaries,
        History history,
        @Nullable Trial trial) {

    static Reckoning of(Entry entry, Instant billedAt, History history, @Nullable Instant initialStartedAt) {
        var terms = entry.terms();
        var situation = situation(entry, billedAt, history);
        var drawn = BillingWindows.of(terms, situation, billedAt);
        var last = history.last();
        var boundaries = last == null || last.zone().equals(terms.zone())
                ? drawn
                : drawn.continuing(last.chargesToAt(), last.fixedChargesToAt());
        return new Reckoning(
                entry,
                billedAt,
                terms,
                situation,
                boundaries,
                history,
                entry.trial(initialStartedAt).orElse(null));
    }

    /** Of one that has ended: nothing of its own is billed any more. */
    static Reckoning afterEnd(Entry entry, Instant billedAt) {
        var terms = entry.terms();
        var last = BillingWindows.of(
                terms,
                Situation.TERMINATION,
                Objects.requireNonNull(entry.subscription().terminatedAt()));
        return new Reckoning(
                entry,
                billedAt,
                terms,
                Situation.TERMINATION,
                new Boundaries(billedAt, last.subscription(), null, null),
                History.NONE,
                null);
    }

    /** An end on a day whose regular run has not taken place closes the period before (BIL-050). */
    private static Situation situation(Entry entry, Instant billedAt, History history) {
        return switch (entry.cause()) {
            case PERIOD, FIXED_CHARGES_AT_START -> Situation.PERIODIC;
            case START -> Situation.STARTING;
            case EVENT, UNITS, THRESHOLD -> Situation.CURRENT;
            case UPGRADE -> Situation.UPGRADED;
            case DOWNGRADE -> Situation.DOWNGRADED;
            case END_BEFORE_LATE_RUN, LATE -> Situation.TERMINATION;
            case END ->
                history.hasRunOnDayOf(billedAt, entry.customer().applicableZone())
                        ? Situation.TERMINATION
                        : Situation.TERMINATION_BEFORE_RUN;
        };
    }

    /**
     * What of the plan's period a minimum commitment is settled for now; empty: of none. A plan in advance settles the period that is over on the
     * invoice after it, so never on its first one (BIL-143).
     */
    Optional<Window> committed() {
        boolean settles = entry.cause() == Cause.PERIOD || entry.cause().ends();
        boolean tooEarly = terms.payInAdvance() && history.isFirstInvoiceAt(billedAt);
        return settles && !tooEarly ? BillingWindows.committed(terms, situation, billedAt) : Optional.empty();
    }

    UUID subscriptionId() {
        return entry.id();
    }

    ZoneId zone() {
        return terms.zone();
    }

    /** The window in progress, which renewals of usage in advance are for (BIL-177). */
    @Nullable
    Window currentCharges() {
        return BillingWindows.of(terms, Situation.CURRENT, billedAt).charges();
    }

    /** The window in progress, which fixed charges in advance are billed for (BIL-131). */
    @Nullable
    Window currentFixedCharges() {
        return BillingWindows.of(terms, Situation.CURRENT, billedAt).fixedCharges();
    }
}
