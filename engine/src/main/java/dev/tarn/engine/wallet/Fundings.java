package dev.tarn.engine.wallet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which inbound transactions an outbound one uses up (CRD-235). */
public final class Fundings {
    private static final Comparator<Source> ORDER =
            Comparator.comparingInt(Source::priority).thenComparing(Source::purchased);

    private Fundings() {}

    /**
     * A settled inbound transaction.
     *
     * @param id whatever the caller knows it by
     * @param priority from 1, the first, to 50
     * @param purchased whether it was bought; what was granted goes first
     * @param remainingCents what is left of it, from 0
     */
    public record Source(String id, int priority, boolean purchased, long remainingCents) {}

    /** What is taken of one source, more than 0. */
    public record Funding(Source source, long amountCents) {}

    /**
     * Takes an amount out of the sources, first those of the first priority, of them first what was granted, of that the oldest.
     *
     * @param sources the oldest first
     * @param amountCents from 0
     * @return parts that add up to the amount
     * @throws IllegalArgumentException when the sources hold less
     */
    public static List<Funding> of(List<Source> sources, long amountCents) {
        var fundings = new ArrayList<Funding>();
        long missing = amountCents;
        for (Source source : sources.stream().sorted(ORDER).toList()) {
            long taken = Math.min(missing, source.remainingCents());
            if (taken > 0) {
                fundings.add(new Funding(source, taken));
                missing -= taken;
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException(missing + " cents of " + amountCents + " have no source");
        }
        return fundings;
    }
}
