package dev.tarn.usage;

import dev.tarn.event.UsageReader;
import dev.tarn.event.UsageReadings;
import dev.tarn.plan.Charge;
import dev.tarn.platform.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What was used and what it costs, for many subscriptions in one reading. */
@Service
public class Usages {
    private final UsageReader reader;

    Usages(UsageReader reader) {
        this.reader = reader;
    }

    /** By subscription: its charges in the order they were asked for. Each subscription is asked for once. */
    public Map<UUID, List<ChargeUsage>> rate(Tenant tenant, Collection<MeteredSubscription> subscriptions) {
        return rate(tenant, subscriptions, Narrowing.NONE);
    }

    Map<UUID, List<ChargeUsage>> rate(
            Tenant tenant, Collection<MeteredSubscription> subscriptions, Narrowing narrowing) {
        var questions = new Questions();
        var asked = new ArrayList<ChargeReading>();
        for (MeteredSubscription subscription : subscriptions) {
            for (Charge charge : subscription.charges()) {
                asked.add(ChargeReading.ask(subscription, charge, narrowing, questions));
            }
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        UsageReadings readings = reader.read(tenant.organizationId(), questions.rollups(), questions.events());
        var usage = new LinkedHashMap<UUID, List<ChargeUsage>>();
        for (ChargeReading reading : asked) {
            usage.computeIfAbsent(reading.subscription().subscriptionId(), none -> new ArrayList<>())
                    .add(rate(reading, readings));
        }
        return usage;
    }

    private static ChargeUsage rate(ChargeReading reading, UsageReadings readings) {
        ChargeSplit split = reading.split();
        var buckets = new ArrayList<BucketUsage>();
        CellUsage.of(reading, readings)
                .forEach((cell, read) -> buckets.add(CellRating.rate(reading.subscription(), split, cell, read)));
        return new ChargeUsage(split.charge(), buckets);
    }
}
