package dev.tarn.billing;

import dev.tarn.billing.LateUsageStore.Billed;
import dev.tarn.billing.LateUsageStore.Past;
import dev.tarn.billing.LateUsageStore.Span;
import dev.tarn.billing.LateUsageStore.Step;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.subscription.Window;
import dev.tarn.engine.usage.UsagePeriod;
import dev.tarn.event.UsageMark;
import dev.tarn.invoice.NewFee;
import dev.tarn.invoice.RatedWindow;
import dev.tarn.plan.Charge;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.ChargeUsage;
import dev.tarn.usage.MeteredSubscription;
import dev.tarn.usage.Usages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bills usage that arrived after its period was invoiced (MTR-046, MTR-047). What is due is a difference: the window with all events known now, less
 * the window with those that were known when it was last billed, both at the prices of now. Each invoice keeps which events it counted, so
 * an event is in exactly one of these differences, whatever is rolled up, computed again or voided in between.
 */
@Component
class LateUsage {
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

    /**
     * A charge of a window that events came later for.
     *
     * @param steps from where to where in the order of arrival; at least one
     */
    private record Suspect(Reckoning reckoning, Billed window, Charge charge, List<Step> steps) {}

    boolean areCorrected(Tenant tenant) {
        return store.areCorrected(tenant);
    }

    /**
     * Corrections of what was billed before, and a record of what is counted now.
     *
     * @param mark which events are counted; null: late ones are not billed, unless they are claimed
     * @param except invoices that do not count as billed
     */
    Corrections correct(
            Tenant tenant,
            List<Reckoning> reckonings,
            @Nullable UsageMark mark,
            Collection<UUID> except,
            FeeTaxes taxes) {
        // what is billed before a period ends is counted again at its end
        var counting = reckonings.stream()
                .filter(reckoning -> reckoning.entry().cause() != Cause.THRESHOLD)
                .toList();
        var rated = new HashMap<UUID, List<RatedWindow>>();
        if (mark != null) {
            counting.forEach(reckoning -> addOwn(rated, reckoning, mark));
        }
        var fees = new HashMap<UUID, List<NewFee>>();
        List<Suspect> suspects = suspects(tenant, counting, mark, except);
        if (!suspects.isEmpty()) {
            correct(tenant, suspects, taxes, fees, rated);
        }
        return new Corrections(fees, rated);
    }

    private static void addOwn(Map<UUID, List<RatedWindow>> rated, Reckoning reckoning, UsageMark mark) {
        Window window = reckoning.boundaries().charges();
        if (window != null && window.lasts()) {
            rated.computeIfAbsent(reckoning.subscriptionId(), none -> new ArrayList<>())
                    .add(new RatedWindow(
                            null,
                            window.fromAt(),
                            window.toAt(),
                            window.durationDays(),
                            reckoning.zone(),
                            null,
                            mark.eventsBefore(),
                            mark.partition()));
        }
    }

    private List<Suspect> suspects(
            Tenant tenant, List<Reckoning> reckonings, @Nullable UsageMark mark, Collection<UUID> except) {
        if (reckonings.isEmpty()) {
            return List.of();
        }
        Map<UUID, Reckoning> bySubscription = reckonings.stream()
                .collect(Collectors.toMap(Reckoning::subscriptionId, Function.identity(), (one, other) -> one));
        var billedAt = reckonings.getFirst().billedAt();
        Past past = store.windows(tenant, bySubscription.keySet(), billedAt, mark != null, except);
        Set<Used> used = mark == null ? Set.of() : lately(tenant, bySubscription, past);
        var all = new ArrayList<Suspect>();
        for (Billed window : past.windows()) {
            var reckoning = Known.in(bySubscription, window.subscriptionId());
            for (Charge charge : reckoning.entry().plan().charges()) {
                // events in advance are billed when they come, and a charge that was not there billed nothing
                boolean billed = !charge.payInAdvance() && !charge.createdAt().isAfter(window.ratedAt());
                boolean followed = mark != null && window.own() != null;
                var metered = new Used(window.subscriptionId(), charge.metric().id());
                List<Step> steps = billed && (!followed || used.contains(metered))
                        ? window.steps(charge.id(), mark)
                        : List.of();
                if (!steps.isEmpty()) {
                    all.add(new Suspect(reckoning, window, charge, steps));
                }
            }
        }
        var spans = all.stream().map(LateUsage::span).toList();
        return store.withLaterEvents(tenant, spans).stream()
                .sorted()
                .map(all::get)
                .toList();
    }

    private record Used(UUID subscriptionId, UUID metricId) {}

    /**
     * What is metered by events that came since the last invoice had looked, for any window that was billed. Asked once per subscription and
     * metric, however many windows there are: those that came before are billed.
     */
    private Set<Used> lately(Tenant tenant, Map<UUID, Reckoning> reckonings, Past past) {
        var first = new HashMap<UUID, Billed>();
        var last = new HashMap<UUID, Billed>();
        for (Billed window : past.windows()) {
            if (window.own() != null) {
                first.putIfAbsent(window.subscriptionId(), window);
                last.put(window.subscriptionId(), window);
            }
        }
        var asked = new LinkedHashMap<Used, Span>();
        first.forEach((subscriptionId, window) -> {
            Entry entry = Known.in(reckonings, subscriptionId).entry();
            for (Charge charge : entry.plan().charges()) {
                asked.put(
                        new Used(subscriptionId, charge.metric().id()),
                        new Span(
                                entry.subscription().externalId(),
                                charge.metric().code(),
                                charge.metric().recurring() ? null : window.fromAt(),
                                Known.in(last, subscriptionId).toAt(),
                                Known.in(past.looked(), subscriptionId)));
            }
        });
        var keys = List.copyOf(asked.keySet());
        return store.withLaterEvents(tenant, List.copyOf(asked.values())).stream()
                .map(keys::get)
                .collect(Collectors.toSet());
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
                suspect.steps().getFirst().from());
    }

    private void correct(
            Tenant tenant,
            List<Suspect> suspects,
            FeeTaxes taxes,
            Map<UUID, List<NewFee>> fees,
            Map<UUID, List<RatedWindow>> rated) {
        var sides = new ArrayList<MeteredSubscription>();
        for (Suspect suspect : suspects) {
            for (Step step : suspect.steps()) {
                sides.add(metered(suspect, step.from()));
                sides.add(metered(suspect, step.to()));
            }
        }
        Map<UUID, List<ChargeUsage>> used = usages.rate(tenant, sides);
        int side = 0;
        for (Suspect suspect : suspects) {
            var steps = new ArrayList<LateDifference.Sides>();
            for (int i = 0; i < suspect.steps().size(); i++) {
                steps.add(new LateDifference.Sides(only(used, sides.get(side)), only(used, sides.get(side + 1))));
                side += 2;
            }
            var difference = new LateDifference(suspect.reckoning(), suspect.window(), steps);
            UUID subscriptionId = suspect.window().subscriptionId();
            fees.computeIfAbsent(subscriptionId, none -> new ArrayList<>()).addAll(difference.fees(taxes));
            if (!difference.isNegative()) {
                var counted = rated.computeIfAbsent(subscriptionId, none -> new ArrayList<>());
                suspect.steps().forEach(step -> counted.add(corrected(suspect, step)));
            }
        }
    }

    private static RatedWindow corrected(Suspect suspect, Step step) {
        Billed window = suspect.window();
        return new RatedWindow(
                suspect.charge().id(),
                window.fromAt(),
                window.toAt(),
                window.durationDays(),
                window.zone(),
                step.from().eventsBefore(),
                step.to().eventsBefore(),
                step.to().partition());
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
