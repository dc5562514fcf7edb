package dev.tarn.usage;

import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Operation;
import dev.tarn.engine.usage.PlainDecimal;
import dev.tarn.event.Event;
import dev.tarn.event.Events;
import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.plan.Charge;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.usage.EventExplanation.BilledWindow;
import dev.tarn.usage.EventExplanation.Place;
import dev.tarn.usage.EventExplanation.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers the question that is asked first when an invoice looks wrong: where did this event go? */
@Service
class EventExplanations {
    private final Events events;
    private final Metrics metrics;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final BilledWindowStore windows;

    EventExplanations(
            Events events, Metrics metrics, Subscriptions subscriptions, Plans plans, BilledWindowStore windows) {
        this.events = events;
        this.metrics = metrics;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.windows = windows;
    }

    EventExplanation of(Tenant tenant, String transactionId) {
        Event event = events.get(tenant, transactionId);
        Metric metric = metrics.byCodes(tenant, List.of(event.code())).get(event.code());
        var reasons = new ArrayList<Reason>();
        Subscription subscription = subscription(tenant, event, metric, reasons);
        if (metric == null) {
            reasons.add(Reason.UNKNOWN_METRIC);
        } else {
            unusable(event, metric).ifPresent(reasons::add);
        }
        if (metric == null || subscription == null) {
            return new EventExplanation(event, subscription, reasons, List.of(), null);
        }
        List<Place> places = places(plan(tenant, subscription), metric, event);
        if (places.isEmpty()) {
            reasons.add(Reason.NO_CHARGE);
        }
        var billed = windows.find(tenant, subscription.id(), event.timestamp()).orElse(null);
        if (billed != null
                && arrivedAfter(billed, event)
                && !windows.isCounted(tenant, subscription.id(), billed, event)) {
            reasons.add(Reason.ARRIVED_AFTER_INVOICE);
        }
        boolean takesPart = !reasons.contains(Reason.MISSING_PROPERTY) && !reasons.contains(Reason.UNUSABLE_VALUE);
        return new EventExplanation(event, subscription, reasons, takesPart ? places : List.of(), billed);
    }

    private @Nullable Subscription subscription(
            Tenant tenant, Event event, @Nullable Metric metric, List<Reason> reasons) {
        String externalId = event.externalSubscriptionId();
        if (externalId == null) {
            reasons.add(Reason.NO_SUBSCRIPTION);
            return null;
        }
        List<Subscription> known = subscriptions.byExternalId(tenant, externalId);
        Optional<Subscription> found = EventOwners.of(event, metric, known);
        if (found.isEmpty()) {
            reasons.add(known.isEmpty() ? Reason.UNKNOWN_SUBSCRIPTION : Reason.NO_SUBSCRIPTION_AT_THAT_TIME);
        }
        return found.orElse(null);
    }

    private Plan plan(Tenant tenant, Subscription subscription) {
        return Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
    }

    private static Optional<Reason> unusable(Event event, Metric metric) {
        var custom = metric.customAggregator();
        if (custom != null) {
            Map<String, @Nullable String> properties = EventTexts.of(event);
            boolean missing = custom.properties().stream().anyMatch(name -> properties.get(name) == null);
            Reason reason = missing ? Reason.MISSING_PROPERTY : Reason.UNUSABLE_VALUE;
            return custom.takesPart(properties) ? Optional.empty() : Optional.of(reason);
        }
        String field = metric.fieldName();
        if (field == null) {
            return Optional.empty();
        }
        String value = EventTexts.of(event, field);
        if (metric.aggregation() == AggregationType.UNIQUE_COUNT) {
            String operation = EventTexts.of(event, "operation_type");
            return Operation.parse(operation).isPresent() ? Optional.empty() : Optional.of(Reason.UNUSABLE_VALUE);
        }
        if (value == null) {
            return Optional.of(Reason.MISSING_PROPERTY);
        }
        boolean wrong =
                metric.aggregation().isNumeric() && PlainDecimal.parse(value).isEmpty();
        return wrong ? Optional.of(Reason.UNUSABLE_VALUE) : Optional.empty();
    }

    private static List<Place> places(Plan plan, Metric metric, Event event) {
        Map<String, @Nullable String> properties = EventTexts.of(event);
        var places = new ArrayList<Place>();
        for (Charge charge : plan.charges()) {
            if (charge.metric().id().equals(metric.id())) {
                ChargeSplit.of(charge, Narrowing.NONE)
                        .cellsOf(properties)
                        .forEach(cell ->
                                places.add(new Place(charge, cell.bucket().filter(), cell.group())));
            }
        }
        return places;
    }

    private static boolean arrivedAfter(BilledWindow billed, Event event) {
        return billed.finalizedAt() != null && event.createdAt().isAfter(billed.finalizedAt());
    }
}
