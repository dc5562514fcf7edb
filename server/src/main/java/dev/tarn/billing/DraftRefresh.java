package dev.tarn.billing;

import dev.tarn.invoice.Draft;
import dev.tarn.invoice.Draft.DraftSubscription;
import dev.tarn.invoice.FeeSource;
import dev.tarn.invoice.NewInvoice;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscription.Status;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes drafts again: the same run as made them, at their instant and for their reasons, on what is known now (INV-074). */
@Component
class DraftRefresh implements FeeSource {
    private final Subscriptions subscriptions;
    private final Entries entries;
    private final BillingRun run;

    DraftRefresh(Subscriptions subscriptions, Entries entries, BillingRun run) {
        this.subscriptions = subscriptions;
        this.entries = entries;
        this.run = run;
    }

    @Override
    public Map<UUID, NewInvoice> recompute(Tenant tenant, Collection<Draft> drafts) {
        var ids = drafts.stream()
                .flatMap(draft -> draft.subscriptions().stream())
                .map(DraftSubscription::subscriptionId)
                .collect(Collectors.toSet());
        Map<UUID, Subscription> successors = subscriptions.successors(tenant, ids);
        Map<UUID, Entry> known =
                byId(entries.of(tenant, subscriptions.byIds(tenant, ids).values(), Cause.PERIOD));
        Map<UUID, Entry> next = byId(entries.of(tenant, successors.values(), Cause.START));
        Map<Instant, List<Draft>> byInstant = drafts.stream().collect(Collectors.groupingBy(Draft::billedAt));
        var fresh = new HashMap<UUID, NewInvoice>();
        byInstant.forEach((billedAt, together) -> {
            var bills = together.stream()
                    .map(draft -> new Bill(
                            draft.subscriptions().stream()
                                    .map(line -> entry(line, known, successors, next)
                                            .adjustedBy(Adjustments.of(draft, line.subscriptionId())))
                                    .toList(),
                            draft.skipCharges()))
                    .toList();
            var invoices = run.compose(
                    tenant,
                    billedAt,
                    bills,
                    together.stream().map(Draft::invoiceId).toList());
            for (int i = 0; i < together.size(); i++) {
                fresh.put(together.get(i).invoiceId(), invoices.get(i));
            }
        });
        return fresh;
    }

    /** These subscriptions as they were billed, for the same reasons. */
    List<Entry> asBilled(Tenant tenant, List<DraftSubscription> lines) {
        var ids = lines.stream().map(DraftSubscription::subscriptionId).collect(Collectors.toSet());
        Map<UUID, Subscription> successors = subscriptions.successors(tenant, ids);
        Map<UUID, Entry> known =
                byId(entries.of(tenant, subscriptions.byIds(tenant, ids).values(), Cause.PERIOD));
        Map<UUID, Entry> next = byId(entries.of(tenant, successors.values(), Cause.START));
        return lines.stream().map(line -> entry(line, known, successors, next)).toList();
    }

    private static Map<UUID, Entry> byId(List<Entry> entries) {
        return entries.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
    }

    private static Entry entry(
            DraftSubscription line, Map<UUID, Entry> known, Map<UUID, Subscription> successors, Map<UUID, Entry> next) {
        Entry entry = Known.in(known, line.subscriptionId());
        return switch (line.reason()) {
            case "subscription_periodic" -> entry.because(Cause.PERIOD);
            case "subscription_starting" -> entry.because(Cause.START);
            case "subscription_terminating" -> ended(entry, successors.get(entry.id()), next);
            default -> throw new IllegalStateException("drafts are not made for: " + line.reason());
        };
    }

    private static Entry ended(Entry entry, @Nullable Subscription successor, Map<UUID, Entry> next) {
        if (successor == null || successor.status() == Status.PENDING || successor.followsBy() == null) {
            return entry.because(Cause.END);
        }
        return switch (successor.followsBy()) {
            case UPGRADE -> entry.upgradedTo(Known.in(next, successor.id()).plan());
            case DOWNGRADE -> entry.because(Cause.DOWNGRADE);
        };
    }
}
