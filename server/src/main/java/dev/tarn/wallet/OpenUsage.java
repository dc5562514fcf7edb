package dev.tarn.wallet;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.engine.invoice.FeeTaxes;
import dev.tarn.engine.invoice.TaxRate;
import dev.tarn.engine.invoice.TaxableFee;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.wallet.FeeKey;
import dev.tarn.plan.Charge;
import dev.tarn.plan.Plan;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscriptions;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import dev.tarn.usage.BucketUsage;
import dev.tarn.usage.ChargeUsage;
import dev.tarn.usage.OpenUsages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Usage of the open periods of many customers, with the taxes it will bear. Charges in advance are billed already (CRD-241). */
@Component
class OpenUsage {
    private final Subscriptions subscriptions;
    private final OpenUsages usages;
    private final Customers customers;
    private final Taxes taxes;

    OpenUsage(Subscriptions subscriptions, OpenUsages usages, Customers customers, Taxes taxes) {
        this.subscriptions = subscriptions;
        this.usages = usages;
        this.customers = customers;
        this.taxes = taxes;
    }

    /**
     * What a subscription has used since its period began.
     *
     * @param fees cents with taxes
     */
    record Period(UUID subscriptionId, Unpaid.Account account, Instant fromAt, Map<FeeKey, BigDecimal> fees) {}

    List<Period> of(Tenant tenant, Collection<UUID> customerIds) {
        var active = subscriptions.activeOf(tenant, customerIds);
        if (active.isEmpty()) {
            return List.of();
        }
        Map<UUID, Customer> customerOf = customers.byIds(tenant, customerIds);
        var targets = new HashSet<UUID>();
        customerOf.values().forEach(customer -> {
            targets.add(customer.id());
            targets.add(customer.billingEntityId());
        });
        Map<UUID, List<Tax>> levels = taxes.byTarget(tenant, targets);
        return usages.of(tenant, active).values().stream()
                .map(open ->
                        period(open, Known.in(customerOf, open.subscription().customerId()), levels))
                .toList();
    }

    private static Period period(OpenUsages.OpenUsage open, Customer customer, Map<UUID, List<Tax>> levels) {
        var fees = new HashMap<FeeKey, BigDecimal>();
        open.charges().stream()
                .filter(usage -> !usage.charge().payInAdvance())
                .forEach(usage -> add(usage, rates(usage.charge(), open.plan(), customer, levels), fees));
        var account = new Unpaid.Account(customer.id(), Currency.of(open.plan().currency()));
        return new Period(open.subscription().id(), account, open.window().fromAt(), fees);
    }

    private static List<TaxRate> rates(Charge charge, Plan plan, Customer customer, Map<UUID, List<Tax>> levels) {
        return Taxes.firstLevel(
                        charge.taxes(),
                        plan.taxes(),
                        levels.getOrDefault(customer.id(), List.of()),
                        levels.getOrDefault(customer.billingEntityId(), List.of()))
                .stream()
                .map(tax -> new TaxRate(tax.code(), tax.ratePercent()))
                .toList();
    }

    private static void add(ChargeUsage usage, List<TaxRate> rates, Map<FeeKey, BigDecimal> fees) {
        for (BucketUsage bucket : usage.buckets()) {
            var amount = bucket.amount();
            long taxesCents = FeeTaxes.of(TaxableFee.of(amount.amountCents(), amount.preciseAmountCents(), rates))
                    .amountCents();
            var key = new FeeKey(
                    "charge", usage.charge().metric().code(), bucket.groupedBy().get(Unpaid.TARGET_WALLET));
            fees.merge(
                    key, BigDecimal.valueOf(amount.amountCents()).add(BigDecimal.valueOf(taxesCents)), BigDecimal::add);
        }
    }
}
