package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.access.Caller;
import dev.tarn.access.Permission;
import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.customer.WaysToPay;
import dev.tarn.engine.time.LocalDays;
import dev.tarn.plan.Plan;
import dev.tarn.plan.PlanFamily;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import dev.tarn.section.CustomSections;
import dev.tarn.section.SectionTarget;
import dev.tarn.subscription.OwnPlans.Sold;
import dev.tarn.subscription.Subscription.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with subscriptions. Each method is one transaction and holds the customer's lock while it writes. */
@Service
public class Subscriptions {
    private static final String INCOMPLETE = "subscription_incomplete";

    private final SubscriptionStore store;
    private final Transitions transitions;
    private final PlanChanges planChanges;
    private final OwnPlans ownPlans;
    private final StartSubscription starts;
    private final Plans plans;
    private final Customers customers;
    private final Sellers sellers;
    private final SubscriptionThresholds thresholds;
    private final ActivationRules rules;
    private final WaysToPay waysToPay;
    private final CustomSections sections;
    private final BillingClock clock;

    Subscriptions(
            SubscriptionStore store,
            Transitions transitions,
            PlanChanges planChanges,
            OwnPlans ownPlans,
            StartSubscription starts,
            Plans plans,
            Customers customers,
            Sellers sellers,
            SubscriptionThresholds thresholds,
            ActivationRules rules,
            WaysToPay waysToPay,
            CustomSections sections,
            BillingClock clock) {
        this.store = store;
        this.transitions = transitions;
        this.planChanges = planChanges;
        this.ownPlans = ownPlans;
        this.starts = starts;
        this.plans = plans;
        this.customers = customers;
        this.sellers = sellers;
        this.thresholds = thresholds;
        this.rules = rules;
        this.waysToPay = waysToPay;
        this.sections = sections;
        this.clock = clock;
    }

    /**
     * Subscribes a customer, known or not, to a plan; or changes the plan of what the customer has under that external id already
     * (SUB-110 to SUB-112). The same plan again changes nothing.
     */
    @Transactional
    public Subscription create(Tenant tenant, Caller caller, Input input) {
        Instant now = clock.now(tenant);
        var draft = SubscriptionDraft.of(input, now);
        Plan plan = plans.hold(tenant, draft.planCode());
        Customer customer = customers.lockOrCreate(tenant, draft.externalCustomerId(), plan.currency());
        UUID entityId = sellers.find(tenant, draft.entity());
        var known = store.ofCustomer(tenant, customer.id(), draft.externalId());
        if (known.stream().anyMatch(subscription -> subscription.status() == Status.INCOMPLETE)) {
            throw Refusal.invalid("subscription", INCOMPLETE);
        }
        Optional<Subscription> current = known.stream()
                .filter(subscription -> subscription.isActive() || subscription.isPendingStart())
                .min(Comparator.comparing(subscription -> subscription.isActive() ? 0 : 1));
        if (current.isEmpty()) {
            caller.require(Permission.SUBSCRIPTIONS_CREATE);
            Sold sold = ownPlans.begin(tenant, plan, draft.planOverrides());
            return begin(tenant, draft, sold, customer, entityId, known, now);
        }
        boolean changesThresholds = draft.usageThresholds() != null;
        if (current.get().planId().equals(plan.id()) && !changesThresholds) {
            return current.get();
        }
        caller.require(Permission.SUBSCRIPTIONS_UPDATE);
        if (current.get().planId().equals(plan.id())) {
            thresholds.replace(tenant, current.get(), draft.usageThresholds());
            return current.get();
        }
        Sold sold = ownPlans.begin(tenant, plan, draft.planOverrides());
        var shown = planChanges.change(tenant, current.get(), sold, draft, entityId, now);
        thresholds.replace(tenant, shown, draft.usageThresholds());
        return shown;
    }

    private Subscription begin(
            Tenant tenant,
            SubscriptionDraft draft,
            Sold sold,
            Customer customer,
            @Nullable UUID entityId,
            List<Subscription> known,
            Instant now) {
        boolean takenByAnother =
                store.byExternalId(tenant, draft.externalId()).stream().anyMatch(Subscription::isActive);
        if (takenByAnother) {
            throw Refusal.invalid("external_id", "value_already_exist");
        }
        var paymentMethod = draft.paymentMethod(tenant, waysToPay, customer.id());
        var subscription = draft.newSubscription(customer, sold.plan(), entityId, paymentMethod, now);
        LocalDate startsOn = LocalDays.dateOf(subscription.subscriptionAt(), customer.applicableZone());
        boolean inThePast = startsOn.isBefore(LocalDays.dateOf(now, customer.applicableZone()));
        return Unique.by("external_id", () -> {
            store.insert(tenant, subscription, now);
            ownPlans.keep(tenant, subscription.id(), sold);
            thresholds.replace(tenant, subscription, draft.usageThresholds());
            sections.change(tenant, SectionTarget.SUBSCRIPTION, subscription.id(), draft.sections());
            rules.replace(tenant, subscription, inThePast ? null : draft.activationRule(), now);
            return enter(tenant, subscription, customer, known, now);
        });
    }

    /** Starts today, started in the past, or waits: local dates decide (SUB-115). */
    private Subscription enter(
            Tenant tenant, Subscription pending, Customer customer, List<Subscription> known, Instant now) {
        LocalDate today = LocalDays.dateOf(now, customer.applicableZone());
        LocalDate startsOn = LocalDays.dateOf(pending.subscriptionAt(), customer.applicableZone());
        if (startsOn.isEqual(today)) {
            return transitions.startOnTheDay(tenant, List.of(pending.id()), now).getFirst();
        }
        if (startsOn.isBefore(today)) {
            return transitions.startInThePast(tenant, pending.id(), startInThePast(pending, known), now);
        }
        starts.schedule(tenant, pending);
        return pending;
    }

    /** Not before the end of an earlier subscription of the same id whose usage up to its end has been billed (SUB-115). */
    private static Instant startInThePast(Subscription pending, List<Subscription> known) {
        return known.stream()
                .filter(earlier -> earlier.onTerminationInvoice().equals("generate"))
                .flatMap(earlier -> Optional.ofNullable(earlier.terminatedAt()).stream())
                .filter(terminatedAt -> terminatedAt.isAfter(pending.subscriptionAt()))
                .max(Comparator.naturalOrder())
                .orElse(pending.subscriptionAt());
    }

    @Transactional
    public Subscription update(Tenant tenant, String externalId, Query query, Input input) {
        Status asked = query.text("status")
                .flatMap(SubscriptionFilters::status)
                .filter(status -> status == Status.PENDING || status == Status.INCOMPLETE)
                .orElse(Status.ACTIVE);
        var found = target(tenant, externalId, asked);
        if (found.status() == Status.INCOMPLETE) {
            throw Refusal.notAllowed(INCOMPLETE);
        }
        plans.holdRoot(tenant, found.planId());
        var subscription = lock(tenant, found);
        Instant now = clock.now(tenant);
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        Customer customer = customer(tenant, subscription);
        var update = SubscriptionUpdate.of(input, subscription, plan, now);
        update.changes()
                .setBillingEntityId(
                        update.entity().isGiven()
                                ? sellers.find(tenant, update.entity())
                                : subscription.billingEntityId());
        var chosen = waysToPay.read(tenant, subscription.customerId(), input);
        if (chosen != null) {
            update.changes().setPaysAutomatically(chosen.automatic());
            update.changes().setPaymentMethodId(chosen.methodId());
        }
        var written = store.change(subscription.id(), update.changes(), now);
        rules.replace(tenant, written, update.activationRule(), now);
        var changed =
                update.planOverrides() == null ? written : ownPlans.change(tenant, written, update.planOverrides());
        thresholds.replace(tenant, changed, update.usageThresholds());
        sections.change(tenant, SectionTarget.SUBSCRIPTION, changed.id(), update.sections());
        if (changed.progressiveBillingDisabled() != subscription.progressiveBillingDisabled()) {
            thresholds.tellChange(tenant, changed);
        }
        if (!update.movesStart()) {
            transitions.changed(tenant, changed);
            return changed;
        }
        starts.cancel(tenant, changed);
        if (changed.subscriptionAt().isAfter(now) || waitsForToday(tenant, changed, now)) {
            starts.schedule(tenant, changed);
            return changed;
        }
        rules.drop(tenant, changed.id());
        return enter(tenant, changed, customer, List.of(), now);
    }

    /** What has to be paid first begins like any other, with the work that is due (SUB-182). */
    private boolean waitsForToday(Tenant tenant, Subscription pending, Instant now) {
        return LocalDays.dateOf(pending.subscriptionAt(), ZoneOffset.UTC).equals(LocalDays.dateOf(now, ZoneOffset.UTC))
                && rules.areOf(tenant, pending.id());
    }

    private Subscription target(Tenant tenant, String externalId, Status asked) {
        var rows = store.byExternalId(tenant, externalId);
        return rows.size() == 1 ? rows.getFirst() : best(rows, asked);
    }

    /** Ends the active subscription, or cancels the one that has not begun (SUB-150, SUB-163). */
    @Transactional
    public Subscription terminate(Tenant tenant, String externalId, Query query) {
        var options = TerminationOptions.of(query);
        boolean pending = query.text("status").filter("pending"::equals).isPresent();
        var rows = store.byExternalId(tenant, externalId);
        refuseWhatWaitsForPayment(rows, pending ? Status.PENDING : Status.ACTIVE);
        var subscription = lock(tenant, best(rows, pending ? Status.PENDING : Status.ACTIVE));
        refuseWhatWaitsForPayment(store.byExternalId(tenant, externalId), subscription.status());
        Instant now = clock.now(tenant);
        if (pending) {
            starts.cancel(tenant, subscription);
            transitions.cancel(List.of(subscription), now);
            return byId(tenant, subscription.id());
        }
        Plan plan = Known.in(plans.byIds(tenant, List.of(subscription.planId())), subscription.planId());
        store.change(subscription.id(), options.changes(plan), now);
        return transitions.end(tenant, List.of(subscription.id()), now).getFirst();
    }

    /** Until its payment is decided, neither what waits for it nor what it is to follow can be ended (SUB-171, SUB-172). */
    private static void refuseWhatWaitsForPayment(List<Subscription> rows, Status asked) {
        boolean waits = rows.stream().anyMatch(subscription -> subscription.status() == Status.INCOMPLETE);
        boolean meant = rows.stream().anyMatch(subscription -> subscription.status() == asked);
        if (waits) {
            throw Refusal.invalid("base", meant ? "next_subscription_incomplete" : INCOMPLETE);
        }
    }

    /** Ends whatever is active and cancels whatever is pending of these, each as its own options say (SUB-033). */
    @Transactional
    public void endAll(Tenant tenant, Collection<Subscription> open) {
        Instant now = clock.now(tenant);
        customers.lock(tenant, open.stream().map(Subscription::customerId).collect(Collectors.toSet()));
        var current = store.byIds(tenant, open.stream().map(Subscription::id).toList());
        var pending = current.stream()
                .filter(subscription -> subscription.status() == Status.PENDING)
                .toList();
        pending.forEach(subscription -> starts.cancel(tenant, subscription));
        transitions.cancel(pending, now);
        transitions.decline(tenant, current, now);
        var active = current.stream()
                .filter(Subscription::isActive)
                .map(Subscription::id)
                .toList();
        if (!active.isEmpty()) {
            transitions.end(tenant, active, now);
        }
    }

    /**
     * On the billing day, the next plan takes the place of the one before it (SUB-131). One that has to be paid first does not yet, and is not
     * among the answer (SUB-195). Their customers are locked.
     */
    public List<Replacement> rotate(Tenant tenant, Map<UUID, UUID> successorOf, Instant at) {
        var held = transitions.hold(tenant, store.byIds(tenant, successorOf.values()), at);
        var free = new HashMap<>(successorOf);
        free.values().removeAll(held);
        return free.isEmpty() ? List.of() : transitions.replace(tenant, free, at);
    }

    /** The trial is over: its end is recorded at its own instant (SUB-064). */
    public void endTrials(Tenant tenant, Map<UUID, Instant> trialEnds) {
        store.endTrials(trialEnds, clock.now(tenant));
    }

    /** The one row of an external id that is meant: of that status, and of several the latest (SUB-046). */
    @Transactional(readOnly = true)
    public Subscription require(Tenant tenant, String externalId, Query query) {
        String asked =
                query.text("status").or(() -> query.text("subscription_status")).orElse("active");
        Status status = SubscriptionFilters.status(asked).orElseThrow(() -> Refusal.notFound("subscription"));
        return best(store.byExternalId(tenant, externalId), status);
    }

    @Transactional(readOnly = true)
    public Paged<Subscription> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, SubscriptionFilters.of(tenant, query), page);
    }

    @Transactional(readOnly = true)
    public Paged<Subscription> pageOf(Tenant tenant, String externalCustomerId, Query query, Page page) {
        UUID customerId =
                customers.requireByExternalId(tenant, externalCustomerId).id();
        return store.page(
                tenant, SubscriptionFilters.of(tenant, query).and(SUBSCRIPTION.CUSTOMER_ID.eq(customerId)), page);
    }

    @Transactional(readOnly = true)
    public Map<UUID, Subscription> byIds(Tenant tenant, Collection<UUID> ids) {
        return store.byIds(tenant, ids).stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
    }

    /** What follows each of these, pending or started. */
    @Transactional(readOnly = true)
    public Map<UUID, Subscription> successors(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.successors(tenant, ids);
    }

    /** When each lineage began: what trials are counted from (SUB-060). */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> initialStarts(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.initialStarts(tenant, ids);
    }

    /** What is in force of these customers. */
    @Transactional(readOnly = true)
    public List<Subscription> activeOf(Tenant tenant, Collection<UUID> customerIds) {
        return customerIds.isEmpty()
                ? List.of()
                : store.openOf(tenant, SUBSCRIPTION.CUSTOMER_ID.in(customerIds)).stream()
                        .filter(Subscription::isActive)
                        .toList();
    }

    /** What is in force of this plan. */
    @Transactional(readOnly = true)
    public List<Subscription> activeOfPlan(Tenant tenant, UUID planId) {
        return store.openOf(tenant, PlanFamily.has(SUBSCRIPTION.PLAN_ID, planId)).stream()
                .filter(Subscription::isActive)
                .toList();
    }

    /** All rows of an external id, whatever their status, oldest first. */
    @Transactional(readOnly = true)
    public List<Subscription> byExternalId(Tenant tenant, String externalId) {
        return store.byExternalId(tenant, externalId);
    }

    private Subscription lock(Tenant tenant, Subscription found) {
        customers.lock(tenant, List.of(found.customerId()));
        var current = byId(tenant, found.id());
        if (current.status() != found.status()) {
            throw Refusal.notFound("subscription");
        }
        return current;
    }

    private Subscription byId(Tenant tenant, UUID id) {
        return store.byIds(tenant, List.of(id)).getFirst();
    }

    private Customer customer(Tenant tenant, Subscription subscription) {
        return Known.in(customers.byIds(tenant, List.of(subscription.customerId())), subscription.customerId());
    }

    private static Subscription best(List<Subscription> rows, Status status) {
        return rows.stream()
                .filter(subscription -> subscription.status() == status)
                .max(Comparator.comparing(
                                (Subscription subscription) -> subscription.terminatedAt(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Subscription::startedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow(() -> Refusal.notFound("subscription"));
    }
}
