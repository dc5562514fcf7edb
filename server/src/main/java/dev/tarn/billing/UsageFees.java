package dev.tarn.billing;

import dev.tarn.engine.invoice.MinimumCharge;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.Presentation;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.event.UsageMark;
import dev.tarn.invoice.FeeType;
import dev.tarn.invoice.NewFee;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.ChargeProperties;
import dev.tarn.plan.Plan;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.BucketUsage;
import dev.tarn.usage.ChargeUsage;
import dev.tarn.usage.MeteredSubscription;
import dev.tarn.usage.Usages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fees for what was used in the windows that are billed (section 9), read for all subscriptions at once. */
@Component
class UsageFees {
    private final Usages usages;

    UsageFees(Usages usages) {
        this.usages = usages;
    }

    /**
     * What was used.
     *
     * @param fees by subscription; true-ups count from the first fee of their subscription
     * @param mark which events are counted; null where nobody asked for it
     */
    record Used(Map<UUID, List<NewFee>> fees, @Nullable UsageMark mark) {}

    /** @param marked whether to tell which events are counted */
    Used of(Tenant tenant, List<Reckoning> reckonings, FeeTaxes taxes, boolean marked) {
        var metered = reckonings.stream()
                .flatMap(reckoning -> metered(reckoning).stream())
                .toList();
        var rated = marked ? usages.rateMarked(tenant, metered) : new Usages.Marked(usages.rate(tenant, metered), null);
        Map<UUID, List<ChargeUsage>> used = rated.usage();
        var fees = new HashMap<UUID, List<NewFee>>();
        for (Reckoning reckoning : reckonings) {
            var ofSubscription = new ArrayList<NewFee>();
            used.getOrDefault(reckoning.subscriptionId(), List.of())
                    .forEach(charge -> add(ofSubscription, reckoning, charge, taxes));
            fees.put(reckoning.subscriptionId(), ofSubscription);
        }
        return new Used(fees, rated.mark());
    }

    /** Which events are there now. */
    UsageMark mark(Tenant tenant) {
        return usages.mark(tenant);
    }

    /** Only a window that lasts bills usage (BIL-110). */
    private static List<MeteredSubscription> metered(Reckoning reckoning) {
        Window window = reckoning.boundaries().charges();
        if (window == null || !window.lasts()) {
            return List.of();
        }
        Entry entry = reckoning.entry();
        var last = new ArrayList<Charge>();
        var untilReplaced = new ArrayList<Charge>();
        for (Charge charge : entry.plan().charges()) {
            if (isBilled(charge, entry)) {
                (leavesLastInstant(charge, entry, window) ? untilReplaced : last).add(charge);
            }
        }
        return List.of(
                metered(reckoning, window.fromAt(), window.toAt(), window.durationDays(), last),
                metered(
                        reckoning,
                        window.fromAt(),
                        window.toAt().minus(1, ChronoUnit.MICROS),
                        window.durationDays(),
                        untilReplaced));
    }

    private static MeteredSubscription metered(
            Reckoning reckoning, Instant fromAt, Instant toAt, int durationDays, List<Charge> charges) {
        Entry entry = reckoning.entry();
        var period = new UsagePeriod(fromAt, toAt, reckoning.zone(), durationDays, entry.cause() == Cause.UPGRADE);
        return new MeteredSubscription(
                entry.id(),
                entry.subscription().externalId(),
                charges,
                period,
                Currency.of(entry.plan().currency()));
    }

    /** The instant at which another plan takes over is that plan's, if it meters the same: then nothing is billed under both (SUB-121). */
    private static boolean leavesLastInstant(Charge charge, Entry entry, Window window) {
        boolean untilTheEnd = window.toAt().equals(entry.subscription().terminatedAt());
        Plan after = entry.planAfter();
        return untilTheEnd
                && (entry.cause() == Cause.DOWNGRADE
                        || (after != null && meters(after, charge.metric().id())));
    }

    private static boolean meters(Plan plan, UUID metricId) {
        return plan.charges().stream().anyMatch(charge -> charge.metric().id().equals(metricId));
    }

    /** What an upgraded subscription used for good, its successor bills if it meters the same (SUB-126). */
    private static boolean isBilled(Charge charge, Entry entry) {
        Plan after = entry.planAfter();
        boolean carriedOn = after != null
                && charge.metric().recurring()
                && !charge.prorated()
                && meters(after, charge.metric().id());
        if (entry.supposed()) {
            return !carriedOn;
        }
        return charge.payInAdvance()
                ? charge.invoiceable() && isRenewed(charge, entry)
                : charge.invoiceable() && !carriedOn;
    }

    /** What was paid in advance and is carried over is due again with each period that follows under the same subscription (BIL-111). */
    static boolean isRenewed(Charge charge, Entry entry) {
        boolean goesOn = entry.cause() == Cause.PERIOD || entry.cause() == Cause.DOWNGRADE;
        return charge.payInAdvance() && charge.metric().recurring() && goesOn;
    }

    private static void add(List<NewFee> fees, Reckoning reckoning, ChargeUsage metered, FeeTaxes taxes) {
        Adjustments edited = reckoning.entry().adjustments();
        ChargeUsage usage =
                edited.of(metered, Currency.of(reckoning.entry().plan().currency()));
        Optional<FeeAmount> trueUp = trueUp(reckoning, usage);
        Integer parent = null;
        BucketUsage parentUsage = null;
        for (BucketUsage bucket : usage.buckets()) {
            boolean isParent = trueUp.isPresent() && parent == null && bucket.filter() == null;
            if (isParent) {
                parent = fees.size();
                parentUsage = bucket;
            }
            NewFee fee = fee(reckoning, usage.charge(), bucket, taxes);
            if (isParent || !bucket.isNothing() || edited.include(fee)) {
                fees.add(edited.named(fee));
            }
        }
        if (trueUp.isPresent() && parentUsage != null) {
            fees.add(edited.ofWhole(trueUpFee(reckoning, usage.charge(), parentUsage, trueUp.get(), parent, taxes)));
        }
    }

    /** What is missing to the charge's minimum, in the unit it is priced in (BIL-114, PRC-095). */
    private static Optional<FeeAmount> trueUp(Reckoning reckoning, ChargeUsage usage) {
        Charge charge = usage.charge();
        Window window = reckoning.boundaries().charges();
        // the period's last invoice fills up to the minimum (PRC-095)
        boolean isLast = reckoning.entry().cause() != Cause.THRESHOLD;
        if (charge.minAmountCents() == 0 || window == null || !isLast) {
            return Optional.empty();
        }
        long days = window.days(reckoning.zone());
        boolean upgraded = reckoning.entry().cause() == Cause.UPGRADE;
        var minimum = new MinimumCharge(
                charge.minAmountCents(), upgraded ? Math.max(0, days - 1) : days, window.durationDays());
        long used = 0;
        BigDecimal precise = BigDecimal.ZERO;
        for (BucketUsage bucket : usage.buckets()) {
            used = Math.addExact(used, bucket.amount().statedCents());
            precise = precise.add(bucket.amount().preciseStatedCents());
        }
        return minimum.trueUp(
                used, precise, Currency.of(reckoning.entry().plan().currency()), charge.pricingUnit());
    }

    private static NewFee trueUpFee(
            Reckoning reckoning,
            Charge charge,
            BucketUsage parentUsage,
            FeeAmount amount,
            @Nullable Integer parent,
            FeeTaxes taxes) {
        var filledUp = new BucketUsage(
                null, parentUsage.groupedBy(), BigDecimal.ONE, 0, amount, parentUsage.amountDetails(), List.of());
        return fee(reckoning, charge, filledUp, taxes, parent);
    }

    private static NewFee fee(Reckoning reckoning, Charge charge, BucketUsage usage, FeeTaxes taxes) {
        return fee(reckoning, charge, usage, taxes, null);
    }

    private static NewFee fee(
            Reckoning reckoning, Charge charge, BucketUsage usage, FeeTaxes taxes, @Nullable Integer trueUpOf) {
        return fee(reckoning, charge, usage, taxes, trueUpOf, null);
    }

    /** Usage in advance is for the window in progress, everything else for the one that is billed. */
    static NewFee fee(
            Reckoning reckoning,
            Charge charge,
            BucketUsage usage,
            FeeTaxes taxes,
            @Nullable Integer trueUpOf,
            NewFee.@Nullable Advance advance) {
        Window window = charge.payInAdvance() && !reckoning.entry().supposed()
                ? reckoning.currentCharges()
                : reckoning.boundaries().charges();
        if (window == null) {
            throw new IllegalStateException("usage without a window: " + reckoning.subscriptionId());
        }
        var filter = usage.filter();
        return new NewFee(
                        FeeType.CHARGE,
                        reckoning.subscriptionId(),
                        charge.id(),
                        filter == null ? null : filter.id(),
                        null,
                        null,
                        usage.groupedBy(),
                        charge.metric().code(),
                        charge.metric().name(),
                        charge.metric().description(),
                        charge.invoiceDisplayName(),
                        displayName(filter),
                        usage.amount().units(),
                        usage.totalAggregatedUnits(),
                        usage.eventsCount(),
                        usage.amount(),
                        usage.amountDetails(),
                        usage.amount().explanation(),
                        reckoning.entry().plan().version(),
                        window.fromAt(),
                        window.toAt(),
                        taxes.of(charge.taxes(), reckoning.entry()),
                        trueUpOf,
                        advance,
                        null)
                .presented(presentation(charge, usage.breakdowns()));
    }

    /** What the units of a fee are made up of (PRC-052). */
    static @Nullable Presentation presentation(Charge charge, List<Presentation.Breakdown> breakdowns) {
        return ChargeProperties.presentationGroupKeys(charge.properties()).isEmpty()
                ? null
                : new Presentation(ChargeProperties.documentKeys(charge.properties()), breakdowns);
    }

    static @Nullable String displayName(@Nullable ChargeFilter filter) {
        return filter == null ? null : filter.matched().displayName();
    }
}
