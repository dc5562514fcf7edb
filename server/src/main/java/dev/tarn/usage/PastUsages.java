package dev.tarn.usage;

import dev.tarn.metric.Metrics;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.Charges;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.PastUsage.Invoiced;
import dev.tarn.usage.PastUsageStore.Billed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The usage of invoiced periods, as it was billed (MTR-210). */
@Service
class PastUsages {
    private static final Comparator<Charge> BY_METRIC_NAME =
            Comparator.comparing(charge -> charge.metric().name().toLowerCase(Locale.ROOT));

    private final PastUsageStore store;
    private final Charges charges;
    private final Metrics metrics;

    PastUsages(PastUsageStore store, Charges charges, Metrics metrics) {
        this.store = store;
        this.charges = charges;
        this.metrics = metrics;
    }

    /**
     * Whose usage is asked for.
     *
     * @param metricCode null: of all metrics
     * @param periodsCount null: all periods
     */
    record Wanted(
            String externalCustomerId,
            String externalSubscriptionId,
            @Nullable String metricCode,
            @Nullable Integer periodsCount) {}

    Paged<PastUsage> list(Tenant tenant, Wanted wanted, Page page) {
        String metricCode = wanted.metricCode();
        if (metricCode != null && metrics.byCodes(tenant, List.of(metricCode)).isEmpty()) {
            throw Refusal.notFound("billable_metric");
        }
        Paged<Invoiced> periods = periods(tenant, wanted, page);
        var fees = store.fees(
                tenant, periods.items().stream().map(Invoiced::invoiceId).toList());
        var known =
                charges.byIdsEver(tenant, fees.stream().map(Billed::chargeId).collect(Collectors.toSet()));
        return periods.map(period -> new PastUsage(period, charges(period, fees, known, metricCode)));
    }

    private Paged<Invoiced> periods(Tenant tenant, Wanted wanted, Page page) {
        Integer count = wanted.periodsCount();
        return count == null
                ? store.periods(tenant, wanted.externalCustomerId(), wanted.externalSubscriptionId(), page)
                : page.of(store.newest(tenant, wanted.externalCustomerId(), wanted.externalSubscriptionId(), count));
    }

    private static List<ChargeUsage> charges(
            Invoiced period, List<Billed> fees, List<Charge> known, @Nullable String metricCode) {
        var used = new ArrayList<ChargeUsage>();
        known.stream()
                .filter(charge -> metricCode == null || charge.metric().code().equals(metricCode))
                .sorted(BY_METRIC_NAME)
                .forEach(charge -> {
                    var buckets = fees.stream()
                            .filter(fee -> fee.chargeId().equals(charge.id())
                                    && fee.invoiceId().equals(period.invoiceId())
                                    && fee.subscriptionId().equals(period.subscriptionId()))
                            .map(fee -> fee.usage().of(filter(charge, fee.filterId())))
                            .toList();
                    if (!buckets.isEmpty()) {
                        used.add(new ChargeUsage(charge, buckets));
                    }
                });
        return used;
    }

    private static @Nullable ChargeFilter filter(Charge charge, @Nullable UUID filterId) {
        Optional<ChargeFilter> filter = charge.filters().stream()
                .filter(one -> one.id().equals(filterId))
                .findFirst();
        return filter.orElse(null);
    }
}
