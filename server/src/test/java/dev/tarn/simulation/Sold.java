package dev.tarn.simulation;

import java.time.Instant;

/** A subscription as the script knows it. */
final class Sold {
    final String id;
    final Buyer who;
    final boolean inAdvance;
    String plan;
    final Instant startsAt;
    Instant endsAt = Instant.MAX;

    Sold(String id, Buyer who, String plan, boolean inAdvance, Instant startsAt) {
        this.id = id;
        this.who = who;
        this.plan = plan;
        this.inAdvance = inAdvance;
        this.startsAt = startsAt;
    }

    /** A day after the start, so that what is asked for has begun in every zone; a day before the end likewise. */
    boolean isActiveAt(Instant at) {
        return startsAt.plusSeconds(86_400).isBefore(at)
                && endsAt.minusSeconds(86_400).isAfter(at);
    }
}
