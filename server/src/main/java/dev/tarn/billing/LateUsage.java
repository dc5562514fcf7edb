package dev.tarn.billing;

import dev.tarn.billing.LateUsageStore.Billed;
import dev.tarn.billing.LateUsageStore.Span;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.event.UsageMark;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.RatedWindow;
import dev.tarn.plan.Charge;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.ChargeUsage;
import dev.tarn.usage.MeteredSubscription;
import dev.tarn.usage.Usages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Bills usage that arrived after its period was invoiced (MTR-046, MTR-047). What is due is a difference: the window with all events known now, less
 * the window with those that were known when it was last billed, both at the prices of now. Each invoice keeps which events it counted, so
 * an event is in exactly one of these differences, whatever is rolled up, computed again or voided in between.
 */
@Component
class LateUsage {
    /** Windows of a subscription that late events are looked for in, the latest. */
    static final int WINDOWS = 3;

    private final LateUsageStore store;
    private final Usages usages;

    LateUsage(LateUsageStore store, Usages usages) {
        this.store = store;
        this.usages = usages;
    }

    /** What is to be added to invoices, by subscription. */
    record Corrections(Map<UUID, List<NewFee>> feesOf, Map<UUID, List<RatedWindow>> ratedOf) {
        static final Corrections NONE = new Corrections(Map.of(), Map.of());

        List<NewFee> fees(UUID subscriptionId) {
            return feesOf.getOrDefault(subscriptionId, List.of());
        }

        List<RatedWindow> rated(UUID subscriptionId) {
            return ratedOf.getOrDefault(subscriptionId, List.of());
        }
    }

    /** A charge of a window that events came later for. */
    private record Suspect(Reckoning reckoning, Billed window, Charge charge) {
        UsageMark from() {
            return window.from(charge.id());
        }
    }

    boolean areCorrected(Tenant tenant) {
        return store.areCorrected(tenant);
    }

    /**
     * Corrections of what was billed before, and a record of what is counted now.
     *
     * @param mark which events are counted
     * @param except invoices that do not count as billed
     */
    Corrections correct(
            Tenant tenant, List<Reckoning> reckonings, UsageMark mark, Collection<UUID> except, FeeTaxes taxes) {
        var rated = new HashMap<UUID, List<RatedWindow>>();
        for (Reckoning reckoning : reckonings) {
            Window window = reckoning.boundaries().charges();
            if (window != null && window.lasts()) {
                rated.computeIfAbsent(reckoning.subscriptionId(), none -> new ArrayList<>())
                        .add(new RatedWindow(
                                null,
                                window.fromAt(),
                                window.toAt(),
                                window.durationDays(),
                                reckoning.zone(),
                                mark.eventsBefore(),
                                mark.partition()));
            }
        }
        var fees = new HashMap<UUID, List<NewFee>>();
        List<Suspect> suspects = suspects(tenant, reckonings, except);
        if (!suspects.isEmpty()) {
            correct(tenant, suspects, mark, taxes, fees, rated);
        }
        return new Corrections(fees, rated);
    }

    private List<Suspect> suspects(Tenant tenant, List<Reckoning> reckonings, Collection<UUID> except) {
        if (reckonings.isEmpty()) {
            return List.of();
        }
        Map<UUID, Reckoning> bySubscription = reckonings.stream()
                .collect(Collectors.toMap(Reckoning::subscriptionId, Function.identity(), (one, other) -> one));
        var all = new ArrayList<Suspect>();
        var billedAt = reckonings.getFirst().billedAt();
        for (Billed window : store.windows(tenant, bySubscription.keySet(), billedAt, except, WINDOWS)) {
            Reckoning reckoning = bySubscription.get(window.subscriptionId());
            if (reckoning != null) {
                for (Charge charge : reckoning.entry().plan().charges()) {
                    // events in advance are billed when they come, and a charge that was not there billed nothing
                    if (!charge.payInAdvance() && !charge.createdAt().isAfter(window.ratedAt())) {
                        all.add(new Suspect(reckoning, window, charge));
                    }
                }
            }
        }
        var spans = all.stream().map(LateUsage::span).toList();
        return store.withLaterEvents(tenant, spans).stream()
                .sorted()
                .map(all::get)
                .toList();
    }

    private static Span span(Suspect suspect) {
        Charge charge = suspect.charge();
        Billed window = suspect.window();
        return new Span(
                suspect.reckoning().entry().subscription().externalId(),
                charge.metric().code(),
                // what is remembered is worth something in every window after it
                charge.metric().recurring() ? null : window.fromAt(),
                window.toAt(),
                suspect.from());
    }

    private void correct(
            Tenant tenant,
            List<Suspect> suspects,
            UsageMark mark,
            FeeTaxes taxes,
            Map<UUID, List<NewFee>> fees,
            Map<UUID, List<RatedWindow>> rated) {
        var before = new ArrayList<MeteredSubscription>();
        var now = new ArrayList<MeteredSubscription>();
        var upTo = new ArrayList<UsageMark>();
        var concerned = new ArrayList<Suspect>();
        for (Suspect suspect : suspects) {
            UsageMark to = suspect.window().to(suspect.charge().id(), mark);
            if (to != null) {
                concerned.add(suspect);
                upTo.add(to);
                before.add(metered(suspect, suspect.from()));
                now.add(metered(suspect, to));
            }
        }
        var both = new ArrayList<>(before);
        both.addAll(now);
        Map<UUID, List<ChargeUsage>> used = usages.rate(tenant, both);
        for (int i = 0; i < concerned.size(); i++) {
            Suspect suspect = concerned.get(i);
            Billed window = suspect.window();
            var difference =
                    new LateDifference(suspect.reckoning(), window, only(used, before.get(i)), only(used, now.get(i)));
            UUID subscriptionId = window.subscriptionId();
            fees.computeIfAbsent(subscriptionId, none -> new ArrayList<>()).addAll(difference.fees(taxes));
            if (!difference.isNegative()) {
                rated.computeIfAbsent(subscriptionId, none -> new ArrayList<>())
                        .add(new RatedWindow(
                                suspect.charge().id(),
                                window.fromAt(),
                                window.toAt(),
                                window.durationDays(),
                                window.zone(),
                                upTo.get(i).eventsBefore(),
                                upTo.get(i).partition()));
            }
        }
    }

    private static ChargeUsage only(Map<UUID, List<ChargeUsage>> used, MeteredSubscription metered) {
        return used.getOrDefault(metered.subscriptionId(), List.of()).getFirst();
    }

    /** Under an id of its own: a subscription is asked for several times at once. */
    private static MeteredSubscription metered(Suspect suspect, UsageMark mark) {
        Entry entry = suspect.reckoning().entry();
        Billed window = suspect.window();
        return new MeteredSubscription(
                Ids.next(),
                entry.subscription().externalId(),
                List.of(suspect.charge()),
                UsagePeriod.of(window.fromAt(), window.toAt(), window.zone(), window.durationDays()),
                Currency.of(entry.plan().currency()),
                mark.eventsBefore());
    }
}
