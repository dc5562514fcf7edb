package dev.tarn.rehearsal;

import dev.tarn.billing.RepricedPeriods;
import dev.tarn.billing.RepricedPeriods.Past;
import dev.tarn.customer.Customers;
import dev.tarn.invoice.NewFee;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.rehearsal.PriceRehearsal.FeeDifference;
import dev.tarn.rehearsal.PriceRehearsal.Result;
import dev.tarn.rehearsal.RehearsalStore.BilledFee;
import dev.tarn.rehearsal.RehearsalStore.BilledPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prices what was really used and billed by another plan, and says what would have been different. No money moves. */
@Service
class PriceRehearsals {
    private static final int MAX_PERIODS = 1200;

    private final Plans plans;
    private final Customers customers;
    private final RepricedPeriods repriced;
    private final RehearsalStore store;
    private final BillingClock clock;

    PriceRehearsals(
            Plans plans, Customers customers, RepricedPeriods repriced, RehearsalStore store, BillingClock clock) {
        this.plans = plans;
        this.customers = customers;
        this.repriced = repriced;
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public PriceRehearsal rehearse(Tenant tenant, Input input) {
        var request = RehearsalRequest.of(input);
        Plan plan = plans.requireByCode(tenant, request.planCode());
        request.externalCustomerIds().forEach(id -> customers.requireByExternalId(tenant, id));
        refuseWhatCannotBeSupposed(plan);
        List<BilledPeriod> periods = store.billed(tenant, request, MAX_PERIODS);
        if (periods.size() > MAX_PERIODS) {
            throw Refusal.invalid("external_customer_ids", "too_many_periods");
        }
        refuseOtherPeriods(plan, periods);
        List<Result> results = results(tenant, plan, periods);
        var rehearsal = new PriceRehearsal(
                Ids.next(),
                plan.id(),
                plan.code(),
                plan.version(),
                plan.currency(),
                request.fromAt(),
                request.toAt(),
                results.size(),
                results.stream().mapToLong(Result::billedAmountCents).reduce(0, Math::addExact),
                results.stream().mapToLong(Result::rehearsedAmountCents).reduce(0, Math::addExact),
                clock.now(tenant));
        store.insert(tenant, rehearsal, results);
        return rehearsal;
    }

    /** What a use that goes on costs in advance hangs on when it was billed before, which nobody can know of a plan that was not sold. */
    private static void refuseWhatCannotBeSupposed(Plan plan) {
        boolean renewed = plan.charges().stream()
                .anyMatch(charge -> charge.payInAdvance() && charge.metric().recurring());
        if (renewed) {
            throw Refusal.invalid("plan_code", "recurring_charges_in_advance_not_comparable");
        }
    }

    /** The same windows must be comparable: same interval, same currency. */
    private static void refuseOtherPeriods(Plan plan, List<BilledPeriod> periods) {
        String interval = plan.interval().name().toLowerCase(Locale.ROOT);
        if (periods.stream().anyMatch(period -> !period.interval().equals(interval))) {
            throw Refusal.invalid("plan_code", "interval_does_not_match");
        }
        if (periods.stream().anyMatch(period -> !period.currency().equals(plan.currency()))) {
            throw Refusal.invalid("plan_code", "currencies_does_not_match");
        }
    }

    private List<Result> results(Tenant tenant, Plan plan, List<BilledPeriod> periods) {
        var pasts = periods.stream().map(BilledPeriod::past).toList();
        var subscriptionIds = pasts.stream().map(Past::subscriptionId).collect(Collectors.toSet());
        Map<Past, List<NewFee>> under = repriced.under(tenant, plan, pasts, store.starts(tenant, subscriptionIds));
        var billed = BilledByPeriod.of(periods, fees(tenant, periods, subscriptionIds));
        return periods.stream()
                .map(period -> new Result(
                        period.externalCustomerId(),
                        period.externalSubscriptionId(),
                        period.past().invoiceId(),
                        period.fromAt(),
                        period.toAt(),
                        differences(billed.of(period), Known.in(under, period.past()))))
                .toList();
    }

    private List<BilledFee> fees(Tenant tenant, List<BilledPeriod> periods, Collection<UUID> subscriptionIds) {
        if (periods.isEmpty()) {
            return List.of();
        }
        Instant from =
                Collections.min(periods.stream().map(BilledPeriod::fromAt).toList());
        Instant to = Collections.max(periods.stream().map(BilledPeriod::toAt).toList());
        return store.fees(tenant, subscriptionIds, from.minus(BilledByPeriod.FIRST_DAY), to);
    }

    /** What a fee is for: the subscription itself, or a metric whatever the charge is called. */
    private record Item(String type, String code) {
        /** The plans' codes differ; the fee for the plan is one thing. */
        static Item of(String type, String code) {
            return new Item(type, type.equals("subscription") ? "" : code);
        }
    }

    private static List<FeeDifference> differences(List<BilledFee> billed, List<NewFee> rehearsed) {
        var items = new LinkedHashMap<Item, FeeDifference>();
        for (BilledFee fee : billed) {
            add(items, fee.feeType(), fee.code(), fee.name(), fee.amountCents(), 0);
        }
        for (NewFee fee : rehearsed) {
            add(
                    items,
                    fee.type().code(),
                    fee.itemCode(),
                    fee.itemName(),
                    0,
                    fee.amount().amountCents());
        }
        return new ArrayList<>(items.values());
    }

    private static void add(
            Map<Item, FeeDifference> items, String type, String code, String name, long billed, long rehearsed) {
        items.merge(
                Item.of(type, code),
                new FeeDifference(type, code, name, billed, rehearsed, rehearsed - billed),
                (one, other) -> new FeeDifference(
                        one.feeType(),
                        one.itemCode(),
                        one.itemName(),
                        Math.addExact(one.billedAmountCents(), other.billedAmountCents()),
                        Math.addExact(one.rehearsedAmountCents(), other.rehearsedAmountCents()),
                        Math.addExact(one.differenceAmountCents(), other.differenceAmountCents())));
    }

    @Transactional(readOnly = true)
    public PriceRehearsal get(Tenant tenant, String id) {
        return Ids.parse(id)
                .flatMap(known -> store.find(tenant, known))
                .orElseThrow(() -> Refusal.notFound("price_rehearsal"));
    }

    @Transactional(readOnly = true)
    public Paged<Result> results(Tenant tenant, String id, Page page) {
        UUID known = get(tenant, id).id();
        return store.results(tenant, known, page);
    }
}
