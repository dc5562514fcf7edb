package dev.tarn.usage;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeFilter;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.PastUsage.Period;
import dev.tarn.usage.PastUsage.UsedThen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The usage of closed periods, as it was billed (MTR-210). */
@Service
class PastUsages {
    private final Customers customers;
    private final Metrics metrics;
    private final Plans plans;
    private final PastUsageStore store;

    PastUsages(Customers customers, Metrics metrics, Plans plans, PastUsageStore store) {
        this.customers = customers;
        this.metrics = metrics;
        this.plans = plans;
        this.store = store;
    }

    Paged<PastUsage> page(Tenant tenant, String externalCustomerId, Query query, Page page) {
        String externalId = query.text("external_subscription_id")
                .orElseThrow(() -> Refusal.invalid("external_subscription_id", "value_is_mandatory"));
        UUID metricId = query.text("billable_metric_code")
                .map(code -> metric(tenant, code).id())
                .orElse(null);
        Optional<Customer> customer = customers.find(tenant, externalCustomerId);
        if (customer.isEmpty()) {
            return new Paged<>(List.of(), 0, page);
        }
        Integer periodsCount = query.integer("periods_count").orElse(null);
        return whole(tenant, store.periods(tenant, customer.get().id(), externalId, periodsCount, page), metricId);
    }

    private Metric metric(Tenant tenant, String code) {
        Metric metric = metrics.byCodes(tenant, List.of(code)).get(code);
        if (metric == null) {
            throw Refusal.notFound("billable_metric");
        }
        return metric;
    }

    private Paged<PastUsage> whole(Tenant tenant, Paged<Period> periods, @Nullable UUID metricId) {
        var invoiceIds =
                periods.items().stream().map(Period::invoiceId).distinct().toList();
        List<UsedThen> fees = store.fees(tenant, invoiceIds, metricId);
        Map<UUID, Long> taxes = store.taxesCents(invoiceIds);
        Map<UUID, Charge> chargeOf =
                plans.chargesByIds(tenant, fees.stream().map(UsedThen::chargeId).collect(Collectors.toSet()));
        return periods.map(period -> new PastUsage(
                period,
                taxes.getOrDefault(period.invoiceId(), 0L),
                charges(
                        fees.stream()
                                .filter(fee -> fee.invoiceId().equals(period.invoiceId()))
                                .filter(fee -> fee.subscriptionId().equals(period.subscriptionId()))
                                .toList(),
                        chargeOf)));
    }

    private static List<ChargeUsage> charges(List<UsedThen> fees, Map<UUID, Charge> chargeOf) {
        var byCharge = new LinkedHashMap<UUID, List<BucketUsage>>();
        for (UsedThen fee : fees) {
            byCharge.computeIfAbsent(fee.chargeId(), none -> new ArrayList<>())
                    .add(bucket(fee, Known.in(chargeOf, fee.chargeId())));
        }
        var charges = new ArrayList<ChargeUsage>();
        byCharge.forEach((id, buckets) -> charges.add(new ChargeUsage(Known.in(chargeOf, id), buckets)));
        return charges;
    }

    private static BucketUsage bucket(UsedThen fee, Charge charge) {
        ChargeFilter filter = charge.filters().stream()
                .filter(one -> Objects.equals(one.id(), fee.filterId()))
                .findFirst()
                .orElse(null);
        return new BucketUsage(
                filter,
                fee.groupedBy(),
                fee.totalAggregatedUnits(),
                fee.eventsCount(),
                fee.amount(),
                fee.amountDetails(),
                fee.breakdowns());
    }
}
