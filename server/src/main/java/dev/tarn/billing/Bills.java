package dev.tarn.billing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer's subscriptions that are due on the same day share: one invoice, or several (BIL-063). */
final class Bills {
    private Bills() {}

    /** What has to be equal for two subscriptions to be on one invoice; one that is billed alone names itself. */
    private record Group(
            UUID customerId,
            String currency,
            UUID billingEntityId,
            @Nullable UUID alone,
            @Nullable String purchaseOrderNumber) {
        static Group of(Entry entry) {
            var subscription = entry.subscription();
            return new Group(
                    subscription.customerId(),
                    entry.plan().currency(),
                    entry.billingEntityId(),
                    subscription.consolidateInvoice() ? null : subscription.id(),
                    subscription.purchaseOrderNumber());
        }
    }

    static List<Bill> grouped(List<Entry> entries) {
        var groups = new LinkedHashMap<Group, List<Entry>>();
        entries.forEach(entry -> groups.computeIfAbsent(Group.of(entry), group -> new ArrayList<>())
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
