package dev.tarn.preview;

import dev.tarn.access.Caller;
import dev.tarn.billing.UpcomingBills;
import dev.tarn.coupon.SupposedCoupons;
import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.invoice.MadeInvoices;
import dev.tarn.plan.Plan;
import dev.tarn.plan.Plans;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The invoice that would be made (section 8): what is supposed to happen is done, at the instant it would happen, shown, and taken back. So a
 * preview is the invoice itself, whatever the rules are.
 */
@Service
class Previews {
    private final Rehearsal rehearsal;
    private final Customers customers;
    private final Plans plans;
    private final Subscriptions subscriptions;
    private final SupposedCoupons coupons;
    private final UpcomingBills upcoming;
    private final MadeInvoices made;
    private final BillingClock clock;

    Previews(
            Rehearsal rehearsal,
            Customers customers,
            Plans plans,
            Subscriptions subscriptions,
            SupposedCoupons coupons,
            UpcomingBills upcoming,
            MadeInvoices made,
            BillingClock clock) {
        this.rehearsal = rehearsal;
        this.customers = customers;
        this.plans = plans;
        this.subscriptions = subscriptions;
        this.coupons = coupons;
        this.upcoming = upcoming;
        this.made = made;
        this.clock = clock;
    }

    ObjectNode of(Tenant tenant, Input body) {
        Instant now = clock.now(tenant);
        var request = PreviewRequest.of(body, now);
        return rehearsal.of(() -> rehearse(tenant, request, now));
    }

    private ObjectNode rehearse(Tenant tenant, PreviewRequest request, Instant now) {
        UUID before = Ids.next();
        String customerId = customer(tenant, request);
        coupons.suppose(tenant, customerId, request.coupons());
        if (request.subscriptionIds().isEmpty()) {
            propose(tenant, request, customerId, now);
        } else {
            goOn(tenant, request, customerId, now);
        }
        Customer customer = customers.requireByExternalId(tenant, customerId);
        return made.latestSince(tenant, customer.id(), before)
                .map(id -> made.withoutIdentity(tenant, id))
                .orElseThrow(() -> Refusal.notFound("invoice"));
    }

    /** Whoever asks may see invoices; what is only supposed needs no further permission. */
    private static Caller supposing(Tenant tenant) {
        return new Caller.Key(tenant, Ids.next(), Map.of());
    }

    /** The customer with what is to count for this once; a new one under an id of its own (INV-181). */
    private String customer(Tenant tenant, PreviewRequest request) {
        if (request.customer().path("integration_customers").size() > 0) {
            throw Refusal.notFound("integration");
        }
        var fields = request.customer().deepCopy();
        fields.remove("integration_customers");
        String externalId = request.externalCustomerId();
        if (externalId == null) {
            externalId = "preview-" + Ids.next();
            fields.put("external_id", externalId);
            if (request.billingEntityCode() != null) {
                fields.put("billing_entity_code", request.billingEntityCode());
            }
        } else {
            customers.requireByExternalId(tenant, externalId);
        }
        if (fields.size() > 1 || request.externalCustomerId() == null) {
            customers.upsert(supposing(tenant), tenant, new Input(fields, new Problems()));
        }
        return externalId;
    }

    /** A plan in advance bills its start, one in arrears its first period (INV-185). */
    private void propose(Tenant tenant, PreviewRequest request, String customerId, Instant now) {
        Plan plan = plans.requireByCode(tenant, request.planCode() == null ? "" : request.planCode());
        Instant at = request.subscriptionAt() == null ? now : request.subscriptionAt();
        var fields = JsonNodeFactory.instance
                .objectNode()
                .put("external_customer_id", customerId)
                .put("external_id", "preview-" + Ids.next())
                .put("plan_code", plan.code())
                .put("subscription_at", at.toString());
        if (request.billingTime() != null) {
            fields.put("billing_time", request.billingTime());
        }
        UUID before = Ids.next();
        Subscription subscription = BillingClock.standingAt(at, () -> subscribe(tenant, fields));
        boolean billed = plan.payInAdvance()
                && made.latestSince(tenant, subscription.customerId(), before).isPresent();
        if (!billed) {
            upcoming.billNext(tenant, List.of(subscription), at);
        }
    }

    private Subscription subscribe(Tenant tenant, ObjectNode fields) {
        return subscriptions.create(tenant, supposing(tenant), new Input(fields, new Problems()));
    }

    private void goOn(Tenant tenant, PreviewRequest request, String customerId, Instant now) {
        List<Subscription> known = known(tenant, request, customerId);
        Subscription first = known.getFirst();
        Instant end = request.terminatedAt();
        if (end != null) {
            end(tenant, first, end);
        } else if (request.nextPlanCode() != null) {
            changePlan(tenant, request.nextPlanCode(), customerId, first, now);
        } else if (endsBeforeItsNextBill(tenant, known, now)) {
            end(tenant, first, Objects.requireNonNull(first.endingAt()));
        } else {
            refuseDifferences(tenant, known, now);
            upcoming.billNext(tenant, known, now);
        }
    }

    private List<Subscription> known(Tenant tenant, PreviewRequest request, String customerId) {
        Customer customer = customers.requireByExternalId(tenant, customerId);
        var known = request.subscriptionIds().stream()
                .flatMap(id -> subscriptions.byExternalId(tenant, id).stream())
                .filter(Subscription::isActive)
                .filter(subscription -> subscription.customerId().equals(customer.id()))
                .toList();
        if (known.isEmpty()) {
            throw Refusal.notFound("subscription");
        }
        return known;
    }

    private void end(Tenant tenant, Subscription subscription, Instant at) {
        BillingClock.standingAt(
                at, () -> subscriptions.terminate(tenant, subscription.externalId(), new Query(Map.of())));
    }

    /** At once or with the next billing day, as the change itself would be (INV-183). */
    private void changePlan(Tenant tenant, String planCode, String customerId, Subscription current, Instant now) {
        Plan plan = plans.requireByCode(tenant, planCode);
        if (plan.id().equals(current.planId())) {
            throw Refusal.invalid("base", "new_plan_should_be_different_from_existing_plan");
        }
        var fields = JsonNodeFactory.instance
                .objectNode()
                .put("external_customer_id", customerId)
                .put("external_id", current.externalId())
                .put("plan_code", planCode);
        Subscription shown = subscribe(tenant, fields);
        if (shown.id().equals(current.id())) {
            upcoming.billNext(tenant, List.of(current), now);
        }
    }

    /** One alone that ends within its period is previewed as it ends (INV-183). */
    private boolean endsBeforeItsNextBill(Tenant tenant, List<Subscription> known, Instant now) {
        Instant end = known.getFirst().endingAt();
        return known.size() == 1
                && end != null
                && upcoming.nextAt(tenant, known, now).stream().noneMatch(next -> next.isBefore(end));
    }

    /** INV-184. */
    private void refuseDifferences(Tenant tenant, List<Subscription> known, Instant now) {
        Map<UUID, Plan> planOf =
                plans.byIds(tenant, known.stream().map(Subscription::planId).collect(Collectors.toSet()));
        refuseIfSeveral(
                known.stream()
                        .map(subscription ->
                                Known.in(planOf, subscription.planId()).currency())
                        .collect(Collectors.toSet()),
                "subscription_currencies_does_not_match");
        refuseIfSeveral(upcoming.nextAt(tenant, known, now), "billing_periods_does_not_match");
        refuseIfSeveral(
                known.stream().map(Previews::seller).collect(Collectors.toSet()),
                "subscription_billing_entities_do_not_match");
    }

    private static String seller(Subscription subscription) {
        return String.valueOf(subscription.billingEntityId());
    }

    private static void refuseIfSeveral(Set<?> values, String code) {
        if (values.size() > 1) {
            throw Refusal.invalid("base", code);
        }
    }
}
