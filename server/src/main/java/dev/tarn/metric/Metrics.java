package dev.tarn.metric;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with metrics. Each method is one transaction. */
@Service
public class Metrics {
    private final MetricStore store;
    private final BillingClock clock;
    private final ApplicationEventPublisher events;

    Metrics(MetricStore store, BillingClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public Metric create(Tenant tenant, Input input) {
        MetricDraft draft = MetricDraft.ofNew(input);
        input.problems().addIf(store.isTaken(tenant, draft.code()), "code", "value_already_exist").orThrow();
        UUID id = Unique.by("code", () -> store.insert(tenant, draft, clock.now(tenant)));
        if (draft.filters() != null) {
            store.replaceFilters(tenant, id, draft.filters());
        }
        return required(tenant, id);
    }

    /** While a live plan uses the metric only name, description and filters change; the rest is ignored (MTR-074). */
    @Transactional
    public Metric update(Tenant tenant, String code, Input input) {
        Metric metric = store.lockByCode(tenant, code).orElseThrow(Metrics::notFound);
        MetricDraft draft = MetricDraft.change(input, metric, store.isInUse(metric.id()));
        boolean taken = !draft.code().equals(metric.code()) && store.isTaken(tenant, draft.code());
        input.problems().addIf(taken, "code", "value_already_exist").orThrow();
        Unique.by("code", () -> {
            store.update(metric.id(), draft, clock.now(tenant));
            return metric;
        });
        if (draft.filters() != null && !draft.filters().equals(metric.filters())) {
            store.replaceFilters(tenant, metric.id(), draft.filters());
            events.publishEvent(new MetricFiltersChanged(tenant, required(tenant, metric.id())));
        }
        return required(tenant, metric.id());
    }

    /** Takes the charges on this metric along (MTR-076). */
    @Transactional
    public Metric delete(Tenant tenant, String code) {
        Metric metric = store.lockByCode(tenant, code).orElseThrow(Metrics::notFound);
        store.markDeleted(metric.id(), clock.now(tenant));
        events.publishEvent(new MetricDeleted(tenant, metric.id()));
        return metric;
    }

    @Transactional(readOnly = true)
    public Metric requireByCode(Tenant tenant, String code) {
        return store.byCode(tenant, code).orElseThrow(Metrics::notFound);
    }

    @Transactional(readOnly = true)
    public Paged<Metric> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    /** Deleted ones included: documents keep naming them. */
    @Transactional(readOnly = true)
    public Map<UUID, Metric> byIds(Tenant tenant, Collection<UUID> ids) {
        return byKey(store.byIds(tenant, ids), Metric::id);
    }

    /** Live ones only; an unknown code has no entry. */
    @Transactional(readOnly = true)
    public Map<String, Metric> byCodes(Tenant tenant, Collection<String> codes) {
        return byKey(store.liveByCodes(tenant, codes), Metric::code);
    }

    /**
     * The live metrics of these ids; refuses with {@code billable_metrics_not_found} when one is unknown (PRC-001). They cannot be deleted
     * until the caller's transaction ends, so that no charge is left without its metric.
     */
    @Transactional
    public Map<UUID, Metric> requireAll(Tenant tenant, Collection<UUID> ids) {
        Map<UUID, Metric> found = byKey(store.holdByIds(tenant, ids), Metric::id);
        if (!found.keySet().containsAll(ids)) {
            throw Refusal.notFound("billable_metrics");
        }
        return found;
    }

    /** The value that an expression has for a made-up event (MTR-080). */
    public String evaluateExpression(Tenant tenant, Input input) {
        return ExpressionTrial.evaluate(input, clock.now(tenant));
    }

    private Metric required(Tenant tenant, UUID id) {
        return store.byIds(tenant, List.of(id)).getFirst();
    }

    private static <K> Map<K, Metric> byKey(List<Metric> metrics, Function<Metric, K> key) {
        return metrics.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private static RefusedException notFound() {
        return Refusal.notFound("billable_metric");
    }
}
