package dev.tarn.billing;

import dev.tarn.billing.LateUsageStore.Billed;
import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.invoice.MinimumCharge;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.time.DayCount;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.usage.BucketUsage;
import dev.tarn.usage.ChargeUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What late events make of a charge in a window that was billed. Only more is billed: what has become less is set off against what comes
 * later for the same window, and never paid back.
 *
 * @param steps at least one
 */
record LateDifference(Reckoning reckoning, Billed window, List<Sides> steps) {

    /**
     * A difference that events make.
     *
     * @param before without them
     * @param now with them
     */
    record Sides(ChargeUsage before, ChargeUsage now) {}

    /** A filter bucket and group. */
    private record Cell(@Nullable UUID filterId, Map<String, @Nullable String> groupedBy) {
        static Cell of(BucketUsage usage) {
            ChargeFilter filter = usage.filter();
            return new Cell(filter == null ? null : filter.id(), usage.groupedBy());
        }
    }

    private record Part(BucketUsage usage, BigDecimal units, long eventsCount, long amountCents) {
        static Part of(BucketUsage bucket, @Nullable BucketUsage earlier) {
            return earlier == null
                    ? new Part(
                            bucket,
                            bucket.amount().units(),
                            bucket.eventsCount(),
                            bucket.amount().amountCents())
                    : new Part(
                            bucket,
                            bucket.amount().units().subtract(earlier.amount().units()),
                            bucket.eventsCount() - earlier.eventsCount(),
                            bucket.amount().amountCents() - earlier.amount().amountCents());
        }

        Part and(Part next) {
            return new Part(
                    next.usage,
                    units.add(next.units),
                    eventsCount + next.eventsCount,
                    Math.addExact(amountCents, next.amountCents));
        }
    }

    boolean isNegative() {
        return totalCents() < 0;
    }

    /** With the charge's minimum, which may have been paid already. */
    private long totalCents() {
        return Math.subtractExact(nowCents(), beforeCents());
    }

    private long nowCents() {
        return steps.stream().mapToLong(step -> dueCents(step.now())).reduce(0, Math::addExact);
    }

    private long beforeCents() {
        return steps.stream().mapToLong(step -> dueCents(step.before())).reduce(0, Math::addExact);
    }

    private Charge charge() {
        return steps.getFirst().now().charge();
    }

    private long dueCents(ChargeUsage usage) {
        long days = DayCount.between(window.fromAt(), window.toAt(), window.zone());
        return dueCents(usage, days, window.durationDays(), currency());
    }

    /** What a charge comes to in a window of so many days of its period, filled up to the charge's minimum. */
    static long dueCents(ChargeUsage usage, long days, int durationDays, Currency currency) {
        long used = 0;
        long stated = 0;
        BigDecimal precise = BigDecimal.ZERO;
        for (BucketUsage bucket : usage.buckets()) {
            used = Math.addExact(used, bucket.amount().amountCents());
            stated = Math.addExact(stated, bucket.amount().statedCents());
            precise = precise.add(bucket.amount().preciseStatedCents());
        }
        long minimumCents = usage.charge().minAmountCents();
        if (minimumCents == 0) {
            return used;
        }
        return used
                + new MinimumCharge(minimumCents, days, durationDays)
                        .trueUp(stated, precise, currency, usage.charge().pricingUnit())
                        .map(FeeAmount::amountCents)
                        .orElse(0L);
    }

    private Currency currency() {
        return Currency.of(reckoning.entry().plan().currency());
    }

    /** What has become more, less what has become less; from the last one on. */
    List<NewFee> fees(FeeTaxes taxes) {
        long left = totalCents();
        var fees = new ArrayList<NewFee>();
        for (Part part : parts()) {
            long cents = Math.min(left, part.amountCents());
            if (cents > 0) {
                fees.add(fee(part, cents, taxes));
                left -= cents;
            }
        }
        return Collections.unmodifiableList(fees);
    }

    private List<Part> parts() {
        var parts = new LinkedHashMap<Cell, Part>();
        for (Sides step : steps) {
            var known = new HashMap<Cell, BucketUsage>();
            step.before().buckets().forEach(bucket -> known.put(Cell.of(bucket), bucket));
            for (BucketUsage bucket : step.now().buckets()) {
                Cell cell = Cell.of(bucket);
                parts.merge(cell, Part.of(bucket, known.get(cell)), Part::and);
            }
        }
        return List.copyOf(parts.values());
    }

    private NewFee fee(Part part, long cents, FeeTaxes taxes) {
        Charge charge = charge();
        ChargeFilter filter = part.usage().filter();
        FeeAmount amount = amount(part, cents);
        return new NewFee(
                FeeType.CHARGE,
                window.subscriptionId(),
                charge.id(),
                filter == null ? null : filter.id(),
                null,
                null,
                part.usage().groupedBy(),
                charge.metric().code(),
                charge.metric().name(),
                charge.metric().description(),
                charge.invoiceDisplayName(),
                UsageFees.displayName(filter),
                amount.units(),
                null,
                Math.max(0, part.eventsCount()),
                amount,
                JsonNodeFactory.instance.objectNode(),
                amount.explanation(),
                reckoning.entry().plan().version(),
                window.fromAt(),
                window.toAt(),
                taxes.of(charge.taxes(), reckoning.entry()),
                null,
                null,
                null);
    }

    private FeeAmount amount(Part part, long cents) {
        Currency currency = currency();
        var exact = BigDecimal.valueOf(cents);
        var explanation = new Explanation(
                "MTR-047",
                "late usage of " + window.fromAt() + " to " + window.toAt()
                        + ": what it comes to with all events known now, less what"
                        + " it came to when it was last billed",
                Inputs.of("now_cents", nowCents())
                        .and("before_cents", beforeCents())
                        .map(),
                Long.toString(cents),
                List.of(part.usage().amount().explanation()));
        BigDecimal units = part.units().max(BigDecimal.ZERO);
        BigDecimal unitAmount = dev.tarn.engine.usage.Decimals.ratio(
                currency.toUnits(exact), units.signum() == 0 ? BigDecimal.ONE : units);
        return new FeeAmount(
                currency,
                units,
                cents,
                exact,
                dev.tarn.engine.money.Rounding.truncateToCents(currency.toCents(unitAmount)),
                unitAmount,
                explanation);
    }
}
