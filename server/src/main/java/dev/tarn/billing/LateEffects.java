package dev.tarn.billing;

import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.BillingWindows;
import dev.tarn.engine.subscription.Situation;
import dev.tarn.engine.time.DayCount;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.event.WholeWrites;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.usage.BucketUsage;
import dev.tarn.usage.ChargeUsage;
import dev.tarn.usage.MeteredSubscription;
import dev.tarn.usage.Usages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What events make of windows: what usage comes to without them, and with them, both at the prices of now. Nothing is written. */
@Service
public class LateEffects {
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final Usages usages;
    private final BillingClock clock;

    LateEffects(Subscriptions subscriptions, Entries entries, Usages usages, BillingClock clock) {
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.usages = usages;
        this.clock = clock;
    }

    /**
     * Usage of one subscription.
     *
     * @param billed null: the window in progress
     */
    public record Asked(UUID subscriptionId, @Nullable BilledWindow billed) {}

    /** A window as it was billed. */
    public record BilledWindow(Instant fromAt, Instant toAt, int durationDays, ZoneId zone) {}

    /** The events in question: those of a backfill that are not stored, or those of a write. */
    public sealed interface Events {
        record Supposed(UUID backfillId) implements Events {}

        record Written(WholeWrites.Write write) implements Events {}
    }

    /**
     * What they make of a window.
     *
     * @param beforeCents with minimums of charges filled up, as are the cents after
     */
    public record Effect(
            Instant fromAt, Instant toAt, String currency, long beforeCents, long afterCents, List<Part> parts) {
        public Effect {
            parts = List.copyOf(parts);
        }
    }

    /** What they make of a charge, filter and group that is not the same before and after. */
    public record Part(Charge charge, BucketUsage after, Side without, Side with) {
        public @Nullable ChargeFilter filter() {
            return after.filter();
        }
    }

    public record Side(BigDecimal units, long eventsCount, long amountCents) {
        private static final Side NOTHING = new Side(BigDecimal.ZERO, 0, 0);

        private static Side of(BucketUsage bucket) {
            return new Side(
                    bucket.amount().units(),
                    bucket.eventsCount(),
                    bucket.amount().amountCents());
        }

        private boolean isSame(Side other) {
            return units.compareTo(other.units) == 0
                    && eventsCount == other.eventsCount
                    && amountCents == other.amountCents;
        }
    }

    private record Cell(@Nullable UUID filterId, Map<String, @Nullable String> groupedBy) {
        private static Cell of(BucketUsage usage) {
            ChargeFilter filter = usage.filter();
            return new Cell(filter == null ? null : filter.id(), usage.groupedBy());
        }
    }

    /** In the order they are asked for. A reading for either side, however many there are. Charges in advance are left out. */
    public List<Effect> of(Tenant tenant, List<Asked> asked, Events events) {
        if (asked.isEmpty()) {
            return List.of();
        }
        var ids = asked.stream().map(Asked::subscriptionId).collect(Collectors.toSet());
        Map<UUID, Entry> entryOf = entries
                .of(tenant, subscriptions.byIds(tenant, ids).values(), Cause.PERIOD)
                .stream()
                .collect(Collectors.toMap(Entry::id, Function.identity()));
        Instant now = clock.now(tenant);
        var before = new ArrayList<MeteredSubscription>();
        var after = new ArrayList<MeteredSubscription>();
        for (Asked one : asked) {
            Entry entry = Known.in(entryOf, one.subscriptionId());
            BilledWindow window = Objects.requireNonNullElseGet(one.billed(), () -> open(entry, now));
            before.add(metered(entry, window, beforeOf(events)));
            after.add(metered(entry, window, afterOf(events)));
        }
        Map<UUID, List<ChargeUsage>> used = usages.rate(tenant, before);
        Map<UUID, List<ChargeUsage>> would = events instanceof Events.Supposed supposed
                ? usages.rateSupposing(supposed.backfillId(), tenant, after)
                : usages.rate(tenant, after);
        var effects = new ArrayList<Effect>();
        for (int i = 0; i < asked.size(); i++) {
            effects.add(effect(
                    before.get(i),
                    used.getOrDefault(before.get(i).subscriptionId(), List.of()),
                    would.getOrDefault(after.get(i).subscriptionId(), List.of())));
        }
        return effects;
    }

    private static BilledWindow open(Entry entry, Instant now) {
        Instant start = entry.subscription().start();
        var window = Objects.requireNonNull(
                BillingWindows.of(entry.terms(), Situation.CURRENT, now.isBefore(start) ? start : now)
                        .charges());
        return new BilledWindow(
                window.fromAt(),
                window.toAt(),
                window.durationDays(),
                entry.customer().applicableZone());
    }

    private static @Nullable Long beforeOf(Events events) {
        return events instanceof Events.Written written
                ? Long.valueOf(written.write().before().eventsBefore())
                : null;
    }

    private static @Nullable Long afterOf(Events events) {
        return events instanceof Events.Written written
                ? Long.valueOf(written.write().after().eventsBefore())
                : null;
    }

    /** Under an id of its own: a subscription is asked for several times at once. */
    private static MeteredSubscription metered(Entry entry, BilledWindow window, @Nullable Long eventsBefore) {
        return new MeteredSubscription(
                Ids.next(),
                entry.subscription().externalId(),
                entry.plan().charges().stream()
                        .filter(charge -> !charge.payInAdvance())
                        .toList(),
                UsagePeriod.of(window.fromAt(), window.toAt(), window.zone(), window.durationDays()),
                Currency.of(entry.plan().currency()),
                eventsBefore);
    }

    private static Effect effect(MeteredSubscription metered, List<ChargeUsage> before, List<ChargeUsage> after) {
        var period = metered.period();
        long days = DayCount.between(period.from(), period.to(), period.zone());
        int durationDays = period.fullPeriodDays();
        long beforeCents = 0;
        long afterCents = 0;
        var parts = new ArrayList<Part>();
        for (int i = 0; i < after.size(); i++) {
            beforeCents = Math.addExact(
                    beforeCents, LateDifference.dueCents(before.get(i), days, durationDays, metered.currency()));
            afterCents = Math.addExact(
                    afterCents, LateDifference.dueCents(after.get(i), days, durationDays, metered.currency()));
            parts.addAll(parts(before.get(i), after.get(i)));
        }
        return new Effect(period.from(), period.to(), metered.currency().code(), beforeCents, afterCents, parts);
    }

    private static List<Part> parts(ChargeUsage before, ChargeUsage after) {
        var known = new LinkedHashMap<Cell, Side>();
        before.buckets().forEach(bucket -> known.put(Cell.of(bucket), Side.of(bucket)));
        return after.buckets().stream()
                .map(bucket -> new Part(
                        after.charge(), bucket, known.getOrDefault(Cell.of(bucket), Side.NOTHING), Side.of(bucket)))
                .filter(part -> !part.without().isSame(part.with()))
                .toList();
    }
}
