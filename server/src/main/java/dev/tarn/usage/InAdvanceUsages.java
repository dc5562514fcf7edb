package dev.tarn.usage;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.charge.DayShare;
import dev.tarn.engine.charge.InAdvanceUnits;
import dev.tarn.engine.charge.MarginalPrice;
import dev.tarn.engine.charge.RunningState;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.BillingWindows;
import dev.tarn.engine.subscription.Boundaries;
import dev.tarn.engine.subscription.Situation;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Operation;
import dev.tarn.engine.usage.Presentation.Breakdown;
import dev.tarn.engine.usage.Rollup;
import dev.tarn.engine.usage.SumRollup;
import dev.tarn.engine.usage.UniqueRollup;
import dev.tarn.engine.usage.UsageEvent;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.event.ArrivedEvent;
import dev.tarn.event.Event;
import dev.tarn.event.InAdvanceQueue;
import dev.tarn.event.UsageReader;
import dev.tarn.event.UsageValues;
import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.plan.Charge;
import dev.tarn.plan.ChargeProperties;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.subscription.Terms;
import dev.tarn.usage.RunningStates.Key;
import dev.tarn.usage.RunningStates.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Prices events by the charges in advance of their subscription's plan, one after the other (section 5.2). */
@Service
public class InAdvanceUsages {
    /** The due work that stored events wait in, and its rank. */
    public static final String KIND = InAdvanceQueue.KIND;

    public static final int RANK = InAdvanceQueue.RANK;

    private final InAdvanceQueue queue;
    private final Metrics metrics;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Customers customers;
    private final UsageReader reader;
    private final RunningStates states;
    private final BillingClock clock;

    InAdvanceUsages(
            InAdvanceQueue queue,
            Metrics metrics,
            Subscriptions subscriptions,
            Plans plans,
            Customers customers,
            UsageReader reader,
            RunningStates states,
            BillingClock clock) {
        this.queue = queue;
        this.metrics = metrics;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.customers = customers;
        this.reader = reader;
        this.states = states;
        this.clock = clock;
    }

    /** Who is charged for an event. */
    private record Owner(Subscription subscription, Plan plan, Customer customer, Metric metric) {}

    /** An event at one place of a charge, and where that stands. */
    private record Asked(
            Owner owner,
            ChargeSplit.Cell cell,
            ChargeSplit split,
            Boundaries boundaries,
            Event event,
            UsageEvent usage,
            @Nullable RunningState state) {
        Charge charge() {
            return split.charge();
        }
    }

    /**
     * Prices waiting events in order of arrival, in the caller's transaction, with which they stop waiting. What is not charged for in advance
     * gives nothing (MTR-040).
     */
    public List<PricedEvent> price(Tenant tenant, Collection<UUID> eventIds) {
        var priced = new ArrayList<PricedEvent>();
        for (ArrivedEvent arrived : queue.take(tenant, eventIds)) {
            owner(tenant, arrived.event())
                    .ifPresent(owner -> priced.addAll(price(tenant, owner, arrived.event(), arrived.sequence())));
        }
        return priced;
    }

    private Optional<Owner> owner(Tenant tenant, Event event) {
        Metric metric = metrics.byCodes(tenant, List.of(event.code())).get(event.code());
        String externalId = event.externalSubscriptionId();
        if (metric == null || externalId == null || !takesPart(event, metric)) {
            return Optional.empty();
        }
        return EventOwners.of(event, metric, subscriptions.byExternalId(tenant, externalId))
                .map(subscription -> owner(tenant, subscription, metric));
    }

    private Owner owner(Tenant tenant, Subscription subscription, Metric metric) {
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        Customer customer =
                Known.in(customers.byIds(tenant, List.of(subscription.customerId())), subscription.customerId());
        return new Owner(subscription, plan, customer, metric);
    }

    /** What no sum and no unique count takes in is not charged for either (MTR-040, MTR-082, MTR-102). */
    static boolean takesPart(Event event, Metric metric) {
        String field = metric.fieldName();
        if (field == null) {
            return true;
        }
        String value = EventTexts.of(event, field);
        if (value == null || value.isBlank()) {
            return false;
        }
        return metric.aggregation() == AggregationType.UNIQUE_COUNT
                ? Operation.parse(EventTexts.of(event, "operation_type")).isPresent()
                : UsageValues.isNumber(value);
    }

    private List<PricedEvent> price(Tenant tenant, Owner owner, Event event, long sequence) {
        var priced = new ArrayList<PricedEvent>();
        for (Charge charge : chargesInAdvance(owner.plan(), owner.metric())) {
            Asked asked = ask(owner, charge, event, sequence);
            EventWindow window = window(tenant, asked);
            InAdvanceUnits units = units(asked, window.earlier());
            priced.add(priced(asked, window, units, asked.state() == null));
            var span = span(asked.boundaries());
            states.add(
                    tenant,
                    key(asked),
                    event.transactionId(),
                    span.clamp(event.timestamp()),
                    units.after(),
                    clock.now(tenant));
        }
        return priced;
    }

    /**
     * What an event would cost now, on top of those stored (MTR-060, MTR-061). The first tier's flat amount is left out (PRC-075).
     *
     * @param event stamped with the present
     */
    public List<PricedEvent> estimate(Tenant tenant, Subscription subscription, Metric metric, Event event) {
        Owner owner = owner(tenant, subscription, metric);
        var priced = new ArrayList<PricedEvent>();
        for (Charge charge : chargesInAdvance(owner.plan(), metric)) {
            Asked asked = ask(owner, charge, event, Long.MAX_VALUE);
            EventWindow window = window(tenant, asked);
            priced.add(priced(asked, window, units(asked, window.earlier()), false));
        }
        return priced;
    }

    static List<Charge> chargesInAdvance(Plan plan, Metric metric) {
        return plan.charges().stream()
                .filter(Charge::payInAdvance)
                .filter(charge -> charge.metric().id().equals(metric.id()))
                .toList();
    }

    private Asked ask(Owner owner, Charge charge, Event event, long sequence) {
        var split = ChargeSplit.of(charge, Narrowing.NONE);
        var cell = split.cellInAdvance(EventTexts.of(event));
        var boundaries = boundaries(owner, event.timestamp());
        String field = charge.metric().fieldName();
        var usage = new UsageEvent(
                event.timestamp(),
                sequence,
                field == null ? null : EventTexts.of(event, field),
                EventTexts.of(event, "operation_type"),
                event.preciseTotalAmountCents());
        var asked = new Asked(owner, cell, split, boundaries, event, usage, null);
        RunningState state = states.latest(key(asked), span(boundaries)).orElse(null);
        return new Asked(owner, cell, split, boundaries, event, usage, state);
    }

    /** The period in progress at the event's time; one stamped before the subscription counts in its first (BIL-117, MTR-032). */
    private static Boundaries boundaries(Owner owner, Instant at) {
        Instant start = owner.subscription().start();
        return BillingWindows.of(
                Terms.of(owner.subscription(), owner.plan(), owner.customer()),
                Situation.CURRENT,
                at.isBefore(start) ? start : at);
    }

    private static Window charges(Boundaries boundaries) {
        Window window = boundaries.charges();
        if (window == null) {
            throw new IllegalStateException("a period in progress has a charges window");
        }
        return window;
    }

    private static Span span(Boundaries boundaries) {
        Window window = charges(boundaries);
        return new Span(window.fromAt().truncatedTo(ChronoUnit.MILLIS), window.toAt());
    }

    private static Key key(Asked asked) {
        var filter = asked.cell().bucket().filter();
        return new Key(
                asked.owner().subscription().id(),
                asked.charge().id(),
                filter == null ? null : filter.id(),
                asked.cell().group());
    }

    private EventWindow window(Tenant tenant, Asked asked) {
        Metric metric = asked.owner().metric();
        Instant from = EventOwners.remembersAll(metric)
                ? null
                : span(asked.boundaries()).fromAt();
        return EventWindow.read(
                reader,
                new EventWindow.Subject(
                        tenant.organizationId(),
                        asked.owner().subscription().externalId(),
                        from,
                        asked.split(),
                        asked.cell(),
                        asked.usage()));
    }

    private static InAdvanceUnits units(Asked asked, Rollup earlier) {
        DayShare share = asked.charge().prorated() ? daysLeft(asked) : null;
        UsageEvent event = EventWindow.keyed(asked.owner().metric().aggregation(), asked.usage());
        return switch (earlier) {
            case UniqueRollup values ->
                InAdvanceUnits.ofUnique(
                        asked.state(), event.operation().orElseThrow(), values.isActive(event.value()), share);
            case SumRollup _ ->
                InAdvanceUnits.ofSum(asked.state(), event.number().orElseThrow(), share);
            default -> InAdvanceUnits.ofCount(asked.state());
        };
    }

    private static DayShare daysLeft(Asked asked) {
        Window window = charges(asked.boundaries());
        var period = period(asked);
        Instant at = span(asked.boundaries()).clamp(asked.event().timestamp());
        return new DayShare(period.daysThroughEnd(period.dayOf(at)), window.durationDays());
    }

    private static UsagePeriod period(Asked asked) {
        Window window = charges(asked.boundaries());
        return UsagePeriod.of(
                window.fromAt(), window.toAt(), asked.owner().customer().applicableZone(), window.durationDays());
    }

    private static PricedEvent priced(
            Asked asked, EventWindow window, InAdvanceUnits units, boolean carriesFlatAmount) {
        AggregationType type = asked.owner().metric().aggregation();
        var whole = window.earlier()
                .merge(Rollup.of(type, EventWindow.keyed(type, asked.usage())))
                .result(period(asked), BigDecimal.ZERO);
        var currency = Currency.of(asked.owner().plan().currency());
        var subject = new MarginalPrice.Subject(type, whole, window.events(), asked.usage(), carriesFlatAmount);
        var price = MarginalPrice.of(
                asked.cell().bucket().model(), subject, units, asked.charge().prorated(), currency);
        return new PricedEvent(
                asked.event().transactionId(),
                asked.event().timestamp(),
                asked.owner().subscription(),
                asked.owner().plan(),
                asked.owner().customer(),
                asked.boundaries(),
                asked.charge(),
                asked.cell().bucket().filter(),
                shownGroup(asked),
                price.fee(asked.charge().pricingUnit(), currency, units.shownUnits()),
                AmountDetailsJson.ofEvent(price.details()),
                breakdowns(asked.split(), asked.event(), units.shownUnits()));
    }

    static List<Breakdown> breakdowns(ChargeSplit split, Event event, BigDecimal units) {
        return split.presentationKeys().isEmpty()
                ? List.of()
                : List.of(new Breakdown(PricedBucket.valuesOf(split.presentationKeys(), EventTexts.of(event)), units));
    }

    /** A fee of one event names the wallet only if the event does (PRC-051). */
    private static Map<String, @Nullable String> shownGroup(Asked asked) {
        var group = new LinkedHashMap<>(asked.cell().group());
        boolean ownKey =
                ChargeProperties.pricingGroupKeys(asked.charge().properties()).contains(PricedBucket.TARGET_WALLET);
        if (!ownKey && group.get(PricedBucket.TARGET_WALLET) == null) {
            group.remove(PricedBucket.TARGET_WALLET);
        }
        return group;
    }
}
