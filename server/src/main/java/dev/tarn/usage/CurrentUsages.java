package dev.tarn.usage;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.charge.Projection;
import dev.tarn.engine.invoice.InvoiceTaxes;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.invoice.TaxableFee;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The usage of open periods, priced as an invoice would be now (section 6). */
@Service
class CurrentUsages {
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Taxes taxes;
    private final Usages usages;
    private final BillingClock clock;

    CurrentUsages(
            Customers customers,
            Subscriptions subscriptions,
            Plans plans,
            Taxes taxes,
            Usages usages,
            BillingClock clock) {
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.taxes = taxes;
        this.usages = usages;
        this.clock = clock;
    }

    CurrentUsage of(
            Tenant tenant,
            String externalCustomerId,
            String externalSubscriptionId,
            UsageSelection selection,
            boolean applyTaxes) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        Subscription subscription = subscriptions.byExternalId(tenant, externalSubscriptionId).stream()
                .filter(Subscription::isActive)
                .filter(active -> active.customerId().equals(customer.id()))
                .findFirst()
                .orElseThrow(() -> Refusal.notAllowed("no_active_subscription"));
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        var boundaries = OpenUsages.boundaries(subscription, plan, customer, clock.now(tenant));
        var metered = metered(subscription, plan, customer, OpenUsages.window(boundaries), selection);
        List<ChargeUsage> used = usages.current(tenant, metered, selection.narrowing(), selection.full());
        return new CurrentUsage(
                metered.period().from(),
                metered.period().to(),
                LocalDate.ofInstant(boundaries.subscription().toAt(), ZoneOffset.UTC),
                metered.currency(),
                OpenUsages.amountCents(used),
                applyTaxes ? taxesCents(tenant, customer, plan, used) : 0,
                used);
    }

    /** The same, and what it would come to at the end of the period (MTR-220). */
    ProjectedUsage projected(
            Tenant tenant, String externalCustomerId, String externalSubscriptionId, boolean applyTaxes) {
        var current = of(tenant, externalCustomerId, externalSubscriptionId, UsageSelection.ALL, applyTaxes);
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        var period = UsagePeriod.of(current.fromAt(), current.toAt(), customer.applicableZone(), 1);
        return ProjectedUsage.of(current, Projection.at(clock.now(tenant), period));
    }

    private static MeteredSubscription metered(
            Subscription subscription, Plan plan, Customer customer, Window window, UsageSelection selection) {
        Instant from = selection.full() ? subscription.start() : window.fromAt();
        return new MeteredSubscription(
                subscription.id(),
                subscription.externalId(),
                selection.select(plan.charges()),
                UsagePeriod.of(from, window.toAt(), customer.applicableZone(), window.durationDays()),
                Currency.of(plan.currency()));
    }

    /** MTR-202. */
    private long taxesCents(Tenant tenant, Customer customer, Plan plan, List<ChargeUsage> used) {
        Map<UUID, List<Tax>> levels = taxes.byTarget(tenant, List.of(customer.id(), customer.billingEntityId()));
        var fees = new ArrayList<TaxableFee>();
        for (ChargeUsage charge : used) {
            var rates = Taxes.firstLevel(
                            charge.charge().taxes(),
                            plan.taxes(),
                            levels.getOrDefault(customer.id(), List.of()),
                            levels.getOrDefault(customer.billingEntityId(), List.of()))
                    .stream()
                    .map(tax -> new TaxRate(tax.code(), tax.ratePercent()))
                    .toList();
            charge.buckets()
                    .forEach(bucket -> fees.add(TaxableFee.of(
                            bucket.amount().amountCents(), bucket.amount().preciseAmountCents(), rates)));
        }
        return InvoiceTaxes.of(fees, OpenUsages.amountCents(used)).amountCents();
    }
}
