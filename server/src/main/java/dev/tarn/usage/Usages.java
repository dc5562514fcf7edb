package dev.tarn.usage;

import dev.tarn.event.UsageMark;
import dev.tarn.event.UsageReader;
import dev.tarn.event.UsageReadings;
import dev.tarn.plan.Charge;
import dev.tarn.platform.Tenant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What was used and what it costs, for many subscriptions in one reading. */
@Service
public class Usages {
    private final UsageReader reader;
    private final RunningStates states;

    Usages(UsageReader reader, RunningStates states) {
        this.reader = reader;
        this.states = states;
    }

    /**
     * By subscription: its charges in the order they were asked for. Each subscription is asked for once. Of charges in advance it is the units
     * carried over, not weighted by days (PRC-108).
     */
    public Map<UUID, List<ChargeUsage>> rate(Tenant tenant, Collection<MeteredSubscription> subscriptions) {
        var questions = new Questions();
        var asked = asked(subscriptions, questions);
        return asked.isEmpty()
                ? Map.of()
                : rate(asked, reader.read(tenant.organizationId(), questions.rollups(), questions.events()), Map.of());
    }

    /** The same, had the events of a backfill come as well. */
    public Map<UUID, List<ChargeUsage>> rateSupposing(
            UUID backfillId, Tenant tenant, Collection<MeteredSubscription> subscriptions) {
        var questions = new Questions();
        var asked = asked(subscriptions, questions);
        return asked.isEmpty()
                ? Map.of()
                : rate(
                        asked,
                        reader.readSupposing(
                                backfillId, tenant.organizationId(), questions.rollups(), questions.events()),
                        Map.of());
    }

    /** What was used, and which events are counted in it; no mark where nothing was asked. */
    public record Marked(
            Map<UUID, List<ChargeUsage>> usage, @Nullable UsageMark mark) {}

    /** As {@link #rate}. */
    public Marked rateMarked(Tenant tenant, Collection<MeteredSubscription> subscriptions) {
        var questions = new Questions();
        var asked = asked(subscriptions, questions);
        if (subscriptions.isEmpty()) {
            return new Marked(Map.of(), null);
        }
        var read = reader.readMarked(tenant.organizationId(), questions.rollups(), questions.events());
        return new Marked(rate(asked, read.readings(), Map.of()), read.mark());
    }

    /** Which events are there now: all that are stored later are not before it. */
    public UsageMark mark(Tenant tenant) {
        return reader.readMarked(tenant.organizationId(), List.of(), List.of()).mark();
    }

    private static List<ChargeReading> asked(Collection<MeteredSubscription> subscriptions, Questions questions) {
        var asked = new ArrayList<ChargeReading>();
        for (MeteredSubscription subscription : subscriptions) {
            for (Charge charge : subscription.charges()) {
                boolean weighted = charge.prorated() && !charge.payInAdvance();
                asked.add(ChargeReading.ask(subscription, charge, Narrowing.NONE, weighted, questions));
            }
        }
        return asked;
    }

    /** The open period of one subscription. Charges in advance stand on what they have billed of it (PRC-110), unless earlier periods count, too. */
    List<ChargeUsage> current(
            Tenant tenant, MeteredSubscription subscription, Narrowing narrowing, boolean earlierPeriodsCount) {
        return current(tenant, List.of(subscription), narrowing, earlierPeriodsCount)
                .getOrDefault(subscription.subscriptionId(), List.of());
    }

    /** The open periods of many, by subscription. */
    Map<UUID, List<ChargeUsage>> current(Tenant tenant, Collection<MeteredSubscription> subscriptions) {
        return current(tenant, subscriptions, Narrowing.NONE, false);
    }

    private Map<UUID, List<ChargeUsage>> current(
            Tenant tenant,
            Collection<MeteredSubscription> subscriptions,
            Narrowing narrowing,
            boolean earlierPeriodsCount) {
        var questions = new Questions();
        var asked = new ArrayList<ChargeReading>();
        var billed = new HashMap<Place, BilledInAdvance>();
        for (MeteredSubscription subscription : subscriptions) {
            Map<UUID, List<RunningStates.Latest>> known = earlierPeriodsCount ? Map.of() : standing(subscription);
            for (Charge charge : subscription.charges()) {
                asked.add(ChargeReading.ask(subscription, charge, narrowing, charge.prorated(), questions));
                if (charge.payInAdvance()) {
                    billed.put(
                            new Place(subscription.subscriptionId(), charge.id()),
                            new BilledInAdvance(known.getOrDefault(charge.id(), List.of()), narrowing));
                }
            }
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        return rate(asked, reader.read(tenant.organizationId(), questions.rollups(), questions.events()), billed);
    }

    /** A charge of one of the subscriptions that share it. */
    private record Place(UUID subscriptionId, UUID chargeId) {}

    private Map<UUID, List<RunningStates.Latest>> standing(MeteredSubscription subscription) {
        var inAdvance = subscription.charges().stream()
                .filter(Charge::payInAdvance)
                .map(Charge::id)
                .toList();
        var period = subscription.period();
        return inAdvance.isEmpty()
                ? Map.of()
                : states
                        .latest(
                                subscription.subscriptionId(),
                                inAdvance,
                                new RunningStates.Span(period.from().truncatedTo(ChronoUnit.MILLIS), period.to()))
                        .stream()
                        .collect(Collectors.groupingBy(latest -> latest.key().chargeId()));
    }

    private static Map<UUID, List<ChargeUsage>> rate(
            List<ChargeReading> asked, UsageReadings readings, Map<Place, BilledInAdvance> billed) {
        var usage = new LinkedHashMap<UUID, List<ChargeUsage>>();
        for (ChargeReading reading : asked) {
            usage.computeIfAbsent(reading.subscription().subscriptionId(), none -> new ArrayList<>())
                    .add(rate(
                            reading,
                            readings,
                            billed.get(new Place(
                                    reading.subscription().subscriptionId(),
                                    reading.split().charge().id()))));
        }
        return usage;
    }

    private static ChargeUsage rate(ChargeReading reading, UsageReadings readings, @Nullable BilledInAdvance billed) {
        ChargeSplit split = reading.split();
        var buckets = new ArrayList<BucketUsage>();
        CellUsage.of(reading, readings)
                .forEach((cell, read) ->
                        buckets.add(CellRating.rate(reading.subscription(), split, cell, read, billed)));
        return new ChargeUsage(split.charge(), buckets);
    }
}
