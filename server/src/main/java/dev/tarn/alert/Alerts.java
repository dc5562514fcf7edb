package dev.tarn.alert;

import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.DueWork;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with alerts of subscriptions (section 12). */
@Service
class Alerts {
    private static final int MAX_BATCH = 100;

    private final Subscriptions subscriptions;
    private final Metrics metrics;
    private final UsageAlertStore store;
    private final DueWork dueWork;
    private final CheckAlerts check;
    private final BillingClock clock;

    Alerts(
            Subscriptions subscriptions,
            Metrics metrics,
            UsageAlertStore store,
            DueWork dueWork,
            CheckAlerts check,
            BillingClock clock) {
        this.subscriptions = subscriptions;
        this.metrics = metrics;
        this.store = store;
        this.dueWork = dueWork;
        this.check = check;
        this.clock = clock;
    }

    @Transactional
    public Alert create(Tenant tenant, String externalId, Query query, Input input) {
        Subscription subscription = subscriptions.require(tenant, externalId, query);
        Alert alert = create(tenant, subscription, input);
        look(tenant, subscription);
        return alert;
    }

    /** All or none; what is wrong is told by place (PLT-322). */
    @Transactional
    public List<Alert> createAll(Tenant tenant, String externalId, Query query, JsonNode sent) {
        Subscription subscription = subscriptions.require(tenant, externalId, query);
        if (!sent.isArray() || sent.isEmpty()) {
            throw Refusal.invalid("alerts", "value_is_mandatory");
        }
        if (sent.size() > MAX_BATCH) {
            throw Refusal.invalid("alerts", "value_is_out_of_range");
        }
        var alerts = new ArrayList<Alert>();
        var wrong = new LinkedHashMap<String, Object>();
        for (int i = 0; i < sent.size(); i++) {
            if (!(sent.get(i) instanceof ObjectNode fields)) {
                throw Refusal.badRequest("alerts must be objects");
            }
            var problems = new Problems();
            Alert alert = tryCreate(tenant, subscription, new Input(fields, problems));
            if (alert == null) {
                wrong.put(Integer.toString(i), Map.of("params", fields, "errors", problems.byField()));
            } else {
                alerts.add(alert);
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.unprocessable(wrong);
        }
        look(tenant, subscription);
        return alerts;
    }

    private Alert create(Tenant tenant, Subscription subscription, Input input) {
        Alert alert = tryCreate(tenant, subscription, input);
        input.problems().orThrow();
        return Objects.requireNonNull(alert);
    }

    /** Null if something is wrong with it, which the input's problems say. */
    private @Nullable Alert tryCreate(Tenant tenant, Subscription subscription, Input input) {
        var draft = AlertDraft.ofNew(input);
        UUID metricId = metricId(tenant, draft);
        AlertType type = draft.type();
        String code = draft.code();
        boolean codeTaken = code != null && store.isTaken(tenant, subscription.externalId(), code);
        input.problems().addIf(codeTaken, "code", "value_already_exist");
        boolean watched = type != null && store.isWatched(tenant, subscription.externalId(), type, metricId, null);
        input.problems().addIf(watched && !codeTaken, "base", "alert_already_exists");
        if (!input.problems().isEmpty()) {
            return null;
        }
        Alert alert = UsageAlertStore.fresh(draft, subscription.externalId(), metricId, clock.now(tenant));
        store.insert(tenant, alert);
        return alert;
    }

    private @Nullable UUID metricId(Tenant tenant, AlertDraft draft) {
        String code = draft.metricCode();
        if (code == null) {
            return null;
        }
        Metric metric = metrics.byCodes(tenant, List.of(code)).get(code);
        if (metric == null) {
            throw Refusal.notFound("billable_metric");
        }
        return metric.id();
    }

    /** What it saw last stays: only what is crossed from now on is told. */
    @Transactional
    public Alert update(Tenant tenant, String externalId, String code, Query query, Input input) {
        Subscription subscription = subscriptions.require(tenant, externalId, query);
        Alert before = find(tenant, subscription, code);
        var draft = AlertDraft.ofChange(input, before.type());
        UUID metricId = draft.metricCode() == null ? before.metricId() : metricId(tenant, draft);
        String newCode = Objects.requireNonNullElse(draft.code(), before.code());
        boolean codeTaken = !newCode.equals(before.code()) && store.isTaken(tenant, subscription.externalId(), newCode);
        boolean watched = store.isWatched(tenant, subscription.externalId(), before.type(), metricId, before.id());
        input.problems()
                .addIf(codeTaken, "code", "value_already_exist")
                .addIf(watched, "base", "alert_already_exists")
                .orThrow();
        var after = new Alert(
                before.id(),
                before.externalSubscriptionId(),
                before.type(),
                metricId,
                newCode,
                draft.renames() ? draft.name() : before.name(),
                Objects.requireNonNullElse(draft.thresholds(), before.thresholds()),
                before.previousValue(),
                before.lastProcessedAt(),
                before.createdAt());
        store.update(after, clock.now(tenant));
        look(tenant, subscription);
        return after;
    }

    @Transactional
    public Alert get(Tenant tenant, String externalId, String code, Query query) {
        return find(tenant, subscriptions.require(tenant, externalId, query), code);
    }

    @Transactional(readOnly = true)
    public Paged<Alert> page(Tenant tenant, String externalId, Query query, Page page) {
        return store.page(
                tenant, subscriptions.require(tenant, externalId, query).externalId(), page);
    }

    @Transactional
    public Paged<TriggeredAlert> triggered(Tenant tenant, String externalId, String code, Query query, Page page) {
        return store.triggered(tenant, get(tenant, externalId, code, query).id(), page);
    }

    @Transactional
    public Alert delete(Tenant tenant, String externalId, String code, Query query) {
        Alert alert = get(tenant, externalId, code, query);
        store.delete(tenant, alert.externalSubscriptionId(), code, clock.now(tenant));
        return alert;
    }

    @Transactional
    public void deleteAll(Tenant tenant, String externalId, Query query) {
        Subscription subscription = subscriptions.require(tenant, externalId, query);
        store.delete(tenant, subscription.externalId(), null, clock.now(tenant));
    }

    private Alert find(Tenant tenant, Subscription subscription, String code) {
        return store.find(tenant, subscription.externalId(), code).orElseThrow(() -> Refusal.notFound("alert"));
    }

    /** What is used already may have crossed something (PLT-320, PLT-321). */
    private void look(Tenant tenant, Subscription subscription) {
        if (subscription.isActive()) {
            Instant now = clock.now(tenant);
            dueWork.schedule(tenant, check, subscription.id(), subscription.customerId(), now);
        }
    }
}
