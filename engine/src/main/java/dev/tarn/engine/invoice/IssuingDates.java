package dev.tarn.engine.invoice;

import dev.tarn.engine.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The dates printed on or derived for an invoice, all local days of the customer's zone (INV-003).
 *
 * @param expectedFinalizationOn day the grace period ends
 * @param paymentDueOn issuing date plus the net payment term (INV-067)
 */
public record IssuingDates(LocalDate issuingOn, LocalDate expectedFinalizationOn, LocalDate paymentDueOn) {

    /** What an invoice's dates depend on. */
    public enum Kind {
        /** A {@code subscription} invoice of a regular run. */
        PERIODIC,
        /** Any other {@code subscription} invoice: start, end, upgrade, trial. */
        OCCASIONAL,
        /** No grace period: one-off, credit, progressive, and whatever is charged in advance. */
        IMMEDIATE
    }

    /** Which day a periodic invoice is dated after (INV-062). */
    public enum Anchor {
        CURRENT_PERIOD_END,
        NEXT_PERIOD_START
    }

    /** Whether the grace period moves the date of a periodic invoice (INV-063). */
    public enum Adjustment {
        KEEP_ANCHOR,
        ALIGN_WITH_FINALIZATION_DATE
    }

    /**
     * The settings that apply to the customer (INV-060 to INV-063).
     *
     * @param graceDays not negative
     * @param netPaymentTermDays not negative
     */
    public record Settings(int graceDays, int netPaymentTermDays, Anchor anchor, Adjustment adjustment) {
        public Settings {
            if (graceDays < 0 || netPaymentTermDays < 0) {
                throw new IllegalArgumentException(
                        "Days must not be negative: grace " + graceDays + ", payment term " + netPaymentTermDays);
            }
        }
    }

    /** The dates of an invoice when it is created (INV-066). */
    public static IssuingDates of(Instant billedAt, ZoneId zone, Kind kind, Settings settings) {
        LocalDate billedOn = LocalDays.dateOf(billedAt, zone);
        return dated(
                billedOn.plusDays(issuingShift(kind, settings)),
                billedOn.plusDays(graceDays(kind, settings)),
                settings);
    }

    /**
     * The dates once a draft is finalized: a periodic invoice that keeps its anchor keeps its date, any other is dated that
     * day; the payment term is the one in force now (INV-058).
     */
    public IssuingDates finalizedAt(Instant finalizedAt, ZoneId zone, Kind kind, Settings settings) {
        boolean keepsDate = kind == Kind.PERIODIC && settings.adjustment() == Adjustment.KEEP_ANCHOR;
        LocalDate issuingOn = keepsDate ? this.issuingOn : LocalDays.dateOf(finalizedAt, zone);
        return dated(issuingOn, expectedFinalizationOn, settings);
    }

    /** The dates of a draft after the customer's settings changed (INV-068). */
    public IssuingDates shifted(Kind kind, Settings before, Settings after) {
        return dated(
                issuingOn.plusDays(issuingShift(kind, after) - issuingShift(kind, before)),
                expectedFinalizationOn.plusDays(graceDays(kind, after) - graceDays(kind, before)),
                after);
    }

    private static IssuingDates dated(LocalDate issuingOn, LocalDate expectedFinalizationOn, Settings settings) {
        return new IssuingDates(issuingOn, expectedFinalizationOn, issuingOn.plusDays(settings.netPaymentTermDays()));
    }

    private static long graceDays(Kind kind, Settings settings) {
        return kind == Kind.IMMEDIATE ? 0 : settings.graceDays();
    }

    private static long issuingShift(Kind kind, Settings settings) {
        if (kind != Kind.PERIODIC) {
            return graceDays(kind, settings);
        }
        boolean aligned = settings.adjustment() == Adjustment.ALIGN_WITH_FINALIZATION_DATE && settings.graceDays() > 0;
        if (aligned) {
            return settings.graceDays();
        }
        return settings.anchor() == Anchor.CURRENT_PERIOD_END ? -1 : 0;
    }
}
