package dev.tarn.billing;

import dev.tarn.customer.WaysToPay;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a customer's subscriptions that are due on the same day share: one invoice, or several (BIL-063). */
@Component
class Bills {
    private final WaysToPay waysToPay;

    Bills(WaysToPay waysToPay) {
        this.waysToPay = waysToPay;
    }

    /** What has to be equal for two subscriptions to be on one invoice; one that is billed alone names itself. */
    private record Group(
            UUID customerId,
            WaysToPay.Choice paidBy,
            String currency,
            UUID billingEntityId,
            @Nullable UUID alone,
            @Nullable String purchaseOrderNumber) {
        static Group of(Entry entry, Map<UUID, UUID> defaultMethods) {
            var subscription = entry.subscription();
            return new Group(
                    subscription.customerId(),
                    effective(subscription, defaultMethods),
                    entry.plan().currency(),
                    entry.billingEntityId(),
                    subscription.consolidateInvoice() ? null : subscription.id(),
                    subscription.purchaseOrderNumber());
        }
    }

    /** The method itself, whether it was chosen or is the customer's default (BIL-064). */
    private static WaysToPay.Choice effective(Subscription subscription, Map<UUID, UUID> defaultMethods) {
        var chosen = subscription.paymentMethod();
        return chosen.automatic() && chosen.methodId() == null
                ? new WaysToPay.Choice(true, defaultMethods.get(subscription.customerId()))
                : chosen;
    }

    List<Bill> grouped(Tenant tenant, List<Entry> entries) {
        Map<UUID, UUID> defaultMethods = waysToPay.defaults(
                tenant, entries.stream().map(entry -> entry.customer().id()).collect(Collectors.toSet()));
        var groups = new LinkedHashMap<Group, List<Entry>>();
        entries.forEach(entry -> groups.computeIfAbsent(Group.of(entry, defaultMethods), group -> new ArrayList<>())
                .add(entry));
        return groups.values().stream().map(group -> new Bill(group, false)).toList();
    }

    /** The two sides of a change of plan: one invoice, unless seller, currency or order number keep them apart (SUB-123). */
    static List<Bill> ofPair(Entry before, @Nullable Entry after) {
        if (after == null) {
            return List.of(Bill.of(before));
        }
        boolean together = before.plan().currency().equals(after.plan().currency())
                && before.billingEntityId().equals(after.billingEntityId())
                && java.util.Objects.equals(
                        before.subscription().purchaseOrderNumber(),
                        after.subscription().purchaseOrderNumber());
        return together ? List.of(new Bill(List.of(before, after), false)) : List.of(Bill.of(before), Bill.of(after));
    }
}
