package dev.tarn.usage;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.charge.ChargeModel;
import dev.tarn.engine.charge.InstantPrice;
import dev.tarn.engine.charge.Price;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnit;
import dev.tarn.engine.money.Rounding;
import dev.tarn.engine.subscription.BillingWindows;
import dev.tarn.engine.subscription.Situation;
import dev.tarn.engine.usage.Decimals;
import dev.tarn.event.Event;
import dev.tarn.event.Events;
import dev.tarn.event.UsageValues;
import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.plan.Charge;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.subscription.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.JsonNodeFactory;

/** What events would cost that have not happened (MTR-060 to MTR-064). Nothing is stored. */
@Service
public class EstimatedEvents {
    private static final String NO_CHARGE = "does_not_match_an_instant_charge";

    private final Events events;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Customers customers;
    private final Metrics metrics;
    private final InAdvanceUsages inAdvance;

    EstimatedEvents(
            Events events,
            Subscriptions subscriptions,
            Plans plans,
            Customers customers,
            Metrics metrics,
            InAdvanceUsages inAdvance) {
        this.events = events;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.customers = customers;
        this.metrics = metrics;
        this.inAdvance = inAdvance;
    }

    /**
     * An event priced on its own.
     *
     * @param units as they are, also below zero
     * @param amount in currency units, unrounded
     */
    public record Alone(PricedEvent priced, BigDecimal units, BigDecimal amount) {}

    /** On top of what is stored (MTR-061). */
    public List<PricedEvent> onTop(Tenant tenant, Input input) {
        Subscription subscription = subscription(tenant, input);
        Event event = events.suppose(tenant, input);
        input.problems().orThrow();
        Metric metric = metrics.byCodes(tenant, List.of(event.code())).get(event.code());
        if (metric == null) {
            throw Refusal.notFound("billable_metric");
        }
        refuseIfNoNumber(event, metric);
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        if (InAdvanceUsages.chargesInAdvance(plan, metric).isEmpty()) {
            throw Refusal.invalid("code", NO_CHARGE);
        }
        return InAdvanceUsages.takesPart(event, metric)
                ? inAdvance.estimate(tenant, subscription, metric, event)
                : List.of();
    }

    private static void refuseIfNoNumber(Event event, Metric metric) {
        String field = metric.fieldName();
        if (field != null && metric.aggregation().isNumeric() && !UsageValues.isNumber(EventTexts.of(event, field))) {
            throw Refusal.invalid("properties", "value_is_not_valid_number");
        }
    }

    private Subscription subscription(Tenant tenant, Input input) {
        String externalId = input.text("external_subscription_id");
        return (externalId == null ? List.<Subscription>of() : subscriptions.byExternalId(tenant, externalId))
                .stream()
                        .filter(Subscription::isActive)
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("subscription"));
    }

    /** On its own (MTR-062). */
    public List<Alone> instant(Tenant tenant, Input input) {
        var found = instant(tenant, subscription(tenant, input), input);
        if (found.isEmpty()) {
            throw Refusal.invalid("code", NO_CHARGE);
        }
        return found;
    }

    /** Each on its own, subscription by subscription (MTR-064). */
    public List<Alone> instants(Tenant tenant, Input body) {
        var bySubscription = new LinkedHashMap<Subscription, List<Input>>();
        for (Input input : events.supposed(body)) {
            bySubscription
                    .computeIfAbsent(subscription(tenant, input), none -> new ArrayList<>())
                    .add(input);
        }
        var found = new ArrayList<Alone>();
        bySubscription.forEach((subscription, inputs) -> {
            Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
            if (plan.charges().stream().noneMatch(EstimatedEvents::isInstant)) {
                throw Refusal.invalid("code", NO_CHARGE);
            }
            inputs.forEach(input -> found.addAll(instant(tenant, subscription, input)));
        });
        return found;
    }

    private static boolean isInstant(Charge charge) {
        return charge.payInAdvance()
                && ChargeSplit.of(charge, Narrowing.NONE).buckets().stream()
                        .allMatch(bucket -> InstantPrice.isKnownFor(bucket.model()));
    }

    private List<Alone> instant(Tenant tenant, Subscription subscription, Input input) {
        Event event = events.suppose(tenant, input);
        input.problems().orThrow();
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        Map<UUID, Customer> customerOf = customers.byIds(tenant, List.of(subscription.customerId()));
        Customer customer = Known.in(customerOf, subscription.customerId());
        return plan.charges().stream()
                .filter(charge -> charge.metric().code().equals(event.code()) && isInstant(charge))
                .map(charge -> instant(subscription, plan, customer, charge, event))
                .toList();
    }

    private static Alone instant(Subscription subscription, Plan plan, Customer customer, Charge charge, Event event) {
        var split = ChargeSplit.of(charge, Narrowing.NONE);
        var cell = split.cellInAdvance(EventTexts.of(event));
        ChargeModel model = cell.bucket().model();
        BigDecimal units = CellRating.rounding(charge.metric()).apply(units(event, charge.metric()));
        Price price = InstantPrice.of(model, units).orElseThrow();
        Currency currency = Currency.of(plan.currency());
        PricingUnit unit = charge.pricingUnit();
        BigDecimal rounded = Rounding.halfUp(price.amount(), unit == null ? currency.exponent() : PricingUnit.DECIMALS);
        var amount = FeeAmount.ofPrice(
                unit, currency, units, price.amount(), Decimals.ratio(rounded, units), price.explanation());
        var boundaries =
                BillingWindows.of(Terms.of(subscription, plan, customer), Situation.CURRENT, event.timestamp());
        var priced = new PricedEvent(
                event.transactionId(),
                event.timestamp(),
                subscription,
                plan,
                customer,
                boundaries,
                charge,
                cell.bucket().filter(),
                Map.of(),
                amount,
                JsonNodeFactory.instance.objectNode(),
                InAdvanceUsages.breakdowns(split, event, units));
        return new Alone(priced, units, unit == null ? price.amount() : currency.toUnits(amount.preciseAmountCents()));
    }

    private static BigDecimal units(Event event, Metric metric) {
        String field = metric.fieldName();
        if (field == null) {
            return BigDecimal.ONE;
        }
        String value = EventTexts.of(event, field);
        return value != null && UsageValues.isNumber(value) ? new BigDecimal(value) : BigDecimal.ZERO;
    }
}
