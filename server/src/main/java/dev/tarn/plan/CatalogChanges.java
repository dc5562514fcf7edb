package dev.tarn.plan;

import dev.tarn.addon.AddOnDeleted;
import dev.tarn.metric.Metric;
import dev.tarn.metric.MetricDeleted;
import dev.tarn.metric.MetricFiltersChanged;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of plans when a metric or an add-on they are made of changes or goes. Part of that transaction. */
@Component
class CatalogChanges {
    private static final List<String> ALL = List.of(dev.tarn.engine.charge.ChargeFilter.ALL_VALUES);

    private final PlanStore plans;
    private final PlanEdits edits;
    private final ChargeStore charges;
    private final FixedChargeStore fixedCharges;
    private final BillingClock clock;

    CatalogChanges(
            PlanStore plans, PlanEdits edits, ChargeStore charges, FixedChargeStore fixedCharges, BillingClock clock) {
        this.plans = plans;
        this.edits = edits;
        this.charges = charges;
        this.fixedCharges = fixedCharges;
        this.clock = clock;
    }

    /** A metric takes its charges along (MTR-076). */
    @EventListener
    void on(MetricDeleted deleted) {
        Tenant tenant = deleted.tenant();
        edit(tenant, charges.plansOn(tenant, deleted.metricId()), plan -> charges.markDeleted(
                chargesOn(plan, deleted.metricId()).stream().map(Charge::id).toList(), clock.now(tenant)));
    }

    /** An add-on takes its fixed charges along (CRD-051). */
    @EventListener
    void on(AddOnDeleted deleted) {
        Tenant tenant = deleted.tenant();
        edit(tenant, fixedCharges.plansOn(tenant, deleted.addOnId()), plan -> {
            var gone = plan.fixedCharges().stream()
                    .filter(fixedCharge -> fixedCharge.addOn().id().equals(deleted.addOnId()))
                    .map(FixedCharge::id)
                    .toList();
            fixedCharges.markDeleted(gone, clock.now(tenant));
        });
    }

    /** Values that a metric no longer has leave the filters of its charges; a filter without any goes (MTR-083). */
    @EventListener
    void on(MetricFiltersChanged changed) {
        Tenant tenant = changed.tenant();
        Metric metric = changed.metric();
        edit(tenant, charges.plansOn(tenant, metric.id()), plan -> chargesOn(plan, metric.id()).stream()
                .flatMap(charge -> charge.filters().stream())
                .forEach(filter -> trim(tenant, filter, metric)));
    }

    private void trim(Tenant tenant, ChargeFilter filter, Metric metric) {
        Map<String, List<String>> left = valuesLeft(filter, metric);
        if (left.isEmpty()) {
            charges.markFilterDeleted(filter.id(), clock.now(tenant));
        } else if (!left.equals(filter.values())) {
            charges.setFilterValues(filter.id(), left, clock.now(tenant));
        }
    }

    private static Map<String, List<String>> valuesLeft(ChargeFilter filter, Metric metric) {
        Map<String, List<String>> left = new LinkedHashMap<>();
        filter.values().forEach((key, values) -> {
            List<String> defined = metric.filters().getOrDefault(key, List.of());
            List<String> kept = values.equals(ALL) && !defined.isEmpty()
                    ? ALL
                    : values.stream().filter(defined::contains).toList();
            if (!kept.isEmpty()) {
                left.put(key, kept);
            }
        });
        return left;
    }

    private void edit(Tenant tenant, List<UUID> planIds, Consumer<Plan> change) {
        for (Plan plan : plans.lockByIds(tenant, planIds)) {
            change.accept(plan);
            edits.close(tenant, plan);
        }
    }

    private static List<Charge> chargesOn(Plan plan, UUID metricId) {
        return plan.charges().stream()
                .filter(charge -> charge.metric().id().equals(metricId))
                .toList();
    }
}
