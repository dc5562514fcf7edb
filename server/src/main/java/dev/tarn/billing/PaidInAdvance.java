package dev.tarn.billing;

import dev.tarn.engine.subscription.Boundaries;
import dev.tarn.engine.subscription.Window;
import dev.tarn.invoice.GatheredInvoices;
import dev.tarn.invoice.GatheredInvoices.PaidFee;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.invoice.NewInvoiceSubscription;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscription.Status;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** With each run, what was paid in advance without an invoice is put on one, where a plan asks for it (BIL-150, BIL-151). */
@Component
class PaidInAdvance {
    private final GatheredInvoices invoices;
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final HistoryReader histories;

    PaidInAdvance(GatheredInvoices invoices, Subscriptions subscriptions, Entries entries, HistoryReader histories) {
        this.invoices = invoices;
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.histories = histories;
    }

    /** What must be equal for two fees to be on one invoice. */
    private record Group(
            UUID billingEntityId, String currency, @Nullable String purchaseOrderNumber) {}

    void gather(Tenant tenant, Instant billedAt, Collection<Entry> billed) {
        Map<UUID, List<Entry>> byCustomer = billed.stream()
                .collect(
                        Collectors.groupingBy(entry -> entry.customer().id(), LinkedHashMap::new, Collectors.toList()));
        Set<UUID> paying = invoices.withPaidFees(tenant, byCustomer.keySet());
        byCustomer.forEach((customerId, ofCustomer) -> {
            if (paying.contains(customerId)) {
                gatherOf(tenant, billedAt, ofCustomer);
            }
        });
    }

    private void gatherOf(Tenant tenant, Instant billedAt, List<Entry> billed) {
        Map<UUID, Entry> owners = owners(tenant, billed);
        boolean allGoOn = billed.stream().allMatch(entry -> entry.cause() == Cause.PERIOD);
        List<PaidFee> paid = invoices.paid(tenant, owners.keySet(), billedAt, allGoOn);
        Set<UUID> paidFor = paid.stream().map(PaidFee::subscriptionId).collect(Collectors.toSet());
        boolean wanted = paidFor.stream().map(id -> Known.in(owners, id)).anyMatch(PaidInAdvance::gathers);
        if (!wanted) {
            return;
        }
        Boundaries shown = shown(tenant, billedAt, billed, paidFor.stream().map(id -> Known.in(owners, id)));
        var groups = new LinkedHashMap<Group, List<PaidFee>>();
        for (PaidFee fee : paid) {
            Subscription subscription = Known.in(owners, fee.subscriptionId()).subscription();
            var group = new Group(fee.billingEntityId(), fee.currency(), subscription.purchaseOrderNumber());
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(fee);
        }
        UUID customerId = billed.getFirst().customer().id();
        groups.forEach((group, fees) -> invoices.gather(
                tenant,
                invoice(customerId, group, shown, fees, owners),
                fees.stream().map(PaidFee::id).toList()));
    }

    /** All subscriptions the customer has had under the external ids that are billed. */
    private Map<UUID, Entry> owners(Tenant tenant, List<Entry> billed) {
        UUID customerId = billed.getFirst().customer().id();
        var owning = billed.stream()
                .map(entry -> entry.subscription().externalId())
                .distinct()
                .flatMap(externalId -> subscriptions.byExternalId(tenant, externalId).stream())
                .filter(subscription -> subscription.customerId().equals(customerId))
                .filter(subscription -> subscription.isActive() || subscription.status() == Status.TERMINATED)
                .toList();
        return entries.of(tenant, owning, billed.getFirst().cause()).stream()
                .collect(Collectors.toMap(Entry::id, Function.identity()));
    }

    private static boolean gathers(Entry owner) {
        return owner.plan().charges().stream().anyMatch(charge -> "invoice".equals(charge.regroupPaidFees()));
    }

    /** All lines show the charges window of the subscription that started last (BIL-179). */
    private Boundaries shown(Tenant tenant, Instant billedAt, List<Entry> billed, Stream<Entry> owners) {
        Entry latest = Stream.concat(billed.stream(), owners)
                .max(Comparator.comparing((Entry entry) -> entry.subscription().start()))
                .orElseThrow();
        var history = histories.read(tenant, List.of(latest.id()), billedAt, Set.of());
        var boundaries = Reckoning.of(latest, billedAt, history.getOrDefault(latest.id(), History.NONE), null)
                .boundaries();
        Window charges = boundaries.charges();
        Window window = charges == null ? boundaries.subscription() : charges;
        return new Boundaries(billedAt, window, window, null);
    }

    private static NewInvoice invoice(
            UUID customerId, Group group, Boundaries shown, List<PaidFee> fees, Map<UUID, Entry> owners) {
        var lines = fees.stream()
                .map(PaidFee::subscriptionId)
                .distinct()
                .map(id -> new NewInvoiceSubscription(
                        id,
                        "in_advance_charge_periodic",
                        false,
                        shown.billedAt(),
                        shown,
                        Known.in(owners, id).customer().applicableZone()))
                .toList();
        return new NewInvoice(
                customerId,
                group.billingEntityId(),
                "advance_charges",
                group.currency(),
                shown.billedAt(),
                false,
                false,
                group.purchaseOrderNumber(),
                lines,
                List.of());
    }
}
