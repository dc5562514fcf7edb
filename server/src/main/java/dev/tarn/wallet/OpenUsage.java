package dev.tarn.wallet;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.FeeTaxes;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.invoice.TaxableFee;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.BillingWindows;
import dev.tarn.engine.subscription.Situation;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.engine.wallet.FeeKey;
import dev.tarn.plan.Charge;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.subscription.Terms;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import dev.tarn.usage.BucketUsage;
import dev.tarn.usage.ChargeUsage;
import dev.tarn.usage.MeteredSubscription;
import dev.tarn.usage.Usages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Usage of the open periods of many customers, with the taxes it will bear. Charges in advance are billed already (CRD-241). */
@Component
class OpenUsage {
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Customers customers;
    private final Usages usages;
    private final Taxes taxes;
    private final BillingClock clock;

    OpenUsage(
            Subscriptions subscriptions,
            Plans plans,
            Customers customers,
            Usages usages,
            Taxes taxes,
            BillingClock clock) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.customers = customers;
        this.usages = usages;
        this.taxes = taxes;
        this.clock = clock;
    }

    /**
     * What a subscription has used since its period began.
     *
     * @param fees cents with taxes
     */
    record Period(UUID subscriptionId, Unpaid.Account account, Instant fromAt, Map<FeeKey, BigDecimal> fees) {}

    /** A subscription with what decides its price. */
    private record Sold(Subscription subscription, Plan plan, Customer customer, Window window) {
        MeteredSubscription metered() {
            var charges = plan.charges().stream()
                    .filter(charge -> !charge.payInAdvance())
                    .toList();
            return new MeteredSubscription(
                    subscription.id(),
                    subscription.externalId(),
                    charges,
                    UsagePeriod.of(window.fromAt(), window.toAt(), customer.applicableZone(), window.durationDays()),
                    Currency.of(plan.currency()));
        }
    }

    List<Period> of(Tenant tenant, Collection<UUID> customerIds) {
        List<Sold> sold = sold(tenant, subscriptions.activeOf(tenant, customerIds));
        Map<UUID, List<ChargeUsage>> used =
                usages.rate(tenant, sold.stream().map(Sold::metered).toList());
        var targets = new HashSet<UUID>();
        sold.forEach(one -> {
            targets.add(one.customer().id());
            targets.add(one.customer().billingEntityId());
        });
        Map<UUID, List<Tax>> levels = taxes.byTarget(tenant, targets);
        var periods = new ArrayList<Period>();
        for (Sold one : sold) {
            var fees = new HashMap<FeeKey, BigDecimal>();
            used.getOrDefault(one.subscription().id(), List.of()).forEach(usage -> add(one, usage, levels, fees));
            var account = new Unpaid.Account(
                    one.customer().id(), Currency.of(one.plan().currency()));
            periods.add(
                    new Period(one.subscription().id(), account, one.window().fromAt(), fees));
        }
        return periods;
    }

    private List<Sold> sold(Tenant tenant, List<Subscription> active) {
        if (active.isEmpty()) {
            return List.of();
        }
        Map<UUID, Plan> planOf =
                plans.byIds(tenant, active.stream().map(Subscription::planId).collect(Collectors.toSet()));
        Map<UUID, Customer> customerOf = customers.byIds(
                tenant, active.stream().map(Subscription::customerId).collect(Collectors.toSet()));
        Instant now = clock.now(tenant);
        return active.stream()
                .map(subscription -> {
                    Plan plan = Known.in(planOf, subscription.planId());
                    Customer customer = Known.in(customerOf, subscription.customerId());
                    Instant start = subscription.start();
                    var boundaries = BillingWindows.of(
                            Terms.of(subscription, plan, customer),
                            Situation.CURRENT,
                            now.isBefore(start) ? start : now);
                    return new Sold(subscription, plan, customer, Objects.requireNonNull(boundaries.charges()));
                })
                .toList();
    }

    private static void add(Sold sold, ChargeUsage usage, Map<UUID, List<Tax>> levels, Map<FeeKey, BigDecimal> fees) {
        Charge charge = usage.charge();
        var rates = Taxes.firstLevel(
                        charge.taxes(),
                        sold.plan().taxes(),
                        levels.getOrDefault(sold.customer().id(), List.of()),
                        levels.getOrDefault(sold.customer().billingEntityId(), List.of()))
                .stream()
                .map(tax -> new TaxRate(tax.code(), tax.ratePercent()))
                .toList();
        for (BucketUsage bucket : usage.buckets()) {
            var amount = bucket.amount();
            long taxesCents = FeeTaxes.of(TaxableFee.of(amount.amountCents(), amount.preciseAmountCents(), rates))
                    .amountCents();
            var key = new FeeKey(
                    "charge", charge.metric().code(), bucket.groupedBy().get(Unpaid.TARGET_WALLET));
            fees.merge(
                    key, BigDecimal.valueOf(amount.amountCents()).add(BigDecimal.valueOf(taxesCents)), BigDecimal::add);
        }
    }
}
