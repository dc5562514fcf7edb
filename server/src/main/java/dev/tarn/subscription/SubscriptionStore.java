package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.customer.WaysToPay;
import dev.tarn.engine.time.BillingTime;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.SubscriptionRecord;
import dev.tarn.subscription.Subscription.PlanChange;
import dev.tarn.subscription.Subscription.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class SubscriptionStore {
    private final DSLContext database;

    SubscriptionStore(DSLContext database) {
        this.database = database;
    }

    void insert(Tenant tenant, Subscription subscription, Instant now) {
        var row = row(subscription, now);
        row.setOrganizationId(tenant.organizationId());
        database.insertInto(SUBSCRIPTION).set(row).execute();
    }

    /** They become active, started at the instant each was to start. */
    List<Subscription> activateAsAgreed(Collection<UUID> ids, Instant now) {
        return change(
                ids,
                now,
                Map.of(
                        SUBSCRIPTION.STATUS,
                        code(Status.ACTIVE),
                        SUBSCRIPTION.STARTED_AT,
                        SUBSCRIPTION.SUBSCRIPTION_AT,
                        SUBSCRIPTION.ACTIVATED_AT,
                        now));
    }

    List<Subscription> activate(Collection<UUID> ids, Instant startedAt, Instant now) {
        return change(
                ids,
                now,
                Map.of(
                        SUBSCRIPTION.STATUS,
                        code(Status.ACTIVE),
                        SUBSCRIPTION.STARTED_AT,
                        startedAt,
                        SUBSCRIPTION.ACTIVATED_AT,
                        now));
    }

    /** Their day has come, but a payment has to come first (SUB-161); null: each starts at the instant it was to start. */
    List<Subscription> await(Collection<UUID> ids, @Nullable Instant startedAt, Instant now) {
        return change(
                ids,
                now,
                Map.of(
                        SUBSCRIPTION.STATUS,
                        code(Status.INCOMPLETE),
                        SUBSCRIPTION.STARTED_AT,
                        startedAt == null ? SUBSCRIPTION.SUBSCRIPTION_AT : DSL.val(startedAt)));
    }

    /** The payment has come: their start stays what it was (SUB-166). */
    List<Subscription> activatePaid(Collection<UUID> ids, Instant now) {
        return change(ids, now, Map.of(SUBSCRIPTION.STATUS, code(Status.ACTIVE), SUBSCRIPTION.ACTIVATED_AT, now));
    }

    void noteCancellation(Collection<UUID> ids, String reason, Instant now) {
        change(ids, now, Map.of(SUBSCRIPTION.CANCELLATION_REASON, reason));
    }

    List<Subscription> terminate(Collection<UUID> ids, Instant terminatedAt) {
        return change(
                ids,
                terminatedAt,
                Map.of(SUBSCRIPTION.STATUS, code(Status.TERMINATED), SUBSCRIPTION.TERMINATED_AT, terminatedAt));
    }

    List<Subscription> cancel(Collection<UUID> ids, Instant canceledAt) {
        return change(
                ids,
                canceledAt,
                Map.of(SUBSCRIPTION.STATUS, code(Status.CANCELED), SUBSCRIPTION.CANCELED_AT, canceledAt));
    }

    /** The fields that are set in the changes are written, the others stay. */
    Subscription change(UUID id, SubscriptionRecord changes, Instant now) {
        changes.setUpdatedAt(now);
        return database.update(SUBSCRIPTION)
                .set(changes)
                .where(SUBSCRIPTION.ID.eq(id))
                .returning()
                .fetchSingle(SubscriptionStore::subscription);
    }

    /** How it follows the one before it: what was to be a downgrade may become an upgrade (SUB-031). */
    void follow(UUID id, PlanChange kind, Instant now) {
        change(List.of(id), now, Map.of(SUBSCRIPTION.FOLLOWS_BY, code(kind)));
    }

    void endTrials(Map<UUID, Instant> trialEnds, Instant now) {
        database.batch(trialEnds.entrySet().stream()
                        .map(trial -> database.update(SUBSCRIPTION)
                                .set(SUBSCRIPTION.TRIAL_ENDED_AT, trial.getValue())
                                .set(SUBSCRIPTION.UPDATED_AT, now)
                                .where(SUBSCRIPTION.ID.eq(trial.getKey())))
                        .toList())
                .execute();
    }

    private List<Subscription> change(Collection<UUID> ids, Instant now, Map<? extends Field<?>, ?> changes) {
        return database.update(SUBSCRIPTION)
                .set(changes)
                .set(SUBSCRIPTION.UPDATED_AT, now)
                .where(SUBSCRIPTION.ID.in(ids))
                .returning()
                .fetch(SubscriptionStore::subscription);
    }

    List<Subscription> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : fetch(of(tenant).and(SUBSCRIPTION.ID.in(ids)));
    }

    /** Everything that shares an external id, the customer's own rows only. */
    List<Subscription> ofCustomer(Tenant tenant, UUID customerId, String externalId) {
        return fetch(
                of(tenant).and(SUBSCRIPTION.CUSTOMER_ID.eq(customerId)).and(SUBSCRIPTION.EXTERNAL_ID.eq(externalId)));
    }

    List<Subscription> byExternalId(Tenant tenant, String externalId) {
        return fetch(of(tenant).and(SUBSCRIPTION.EXTERNAL_ID.eq(externalId)));
    }

    /** What is in force, waits to begin, or waits to be paid for. */
    List<Subscription> openOf(Tenant tenant, Condition which) {
        var open = List.of(code(Status.ACTIVE), code(Status.PENDING), code(Status.INCOMPLETE));
        return fetch(of(tenant).and(which).and(SUBSCRIPTION.STATUS.in(open)));
    }

    /** What follows each of these, canceled ones aside. */
    Map<UUID, Subscription> successors(Tenant tenant, Collection<UUID> ids) {
        return fetch(of(tenant)
                        .and(SUBSCRIPTION.PREVIOUS_SUBSCRIPTION_ID.in(ids))
                        .and(SUBSCRIPTION.STATUS.ne(code(Status.CANCELED))))
                .stream()
                .collect(Collectors.toMap(Subscription::previousSubscriptionId, Function.identity()));
    }

    /** The earliest start of all rows of the same customer and external id, per subscription (SUB-060). */
    Map<UUID, Instant> initialStarts(Tenant tenant, Collection<UUID> ids) {
        var sibling = SUBSCRIPTION.as("sibling");
        return database.select(SUBSCRIPTION.ID, DSL.min(sibling.STARTED_AT))
                .from(SUBSCRIPTION)
                .join(sibling)
                .on(sibling.ORGANIZATION_ID.eq(SUBSCRIPTION.ORGANIZATION_ID))
                .and(sibling.EXTERNAL_ID.eq(SUBSCRIPTION.EXTERNAL_ID))
                .and(sibling.CUSTOMER_ID.eq(SUBSCRIPTION.CUSTOMER_ID))
                .where(of(tenant))
                .and(SUBSCRIPTION.ID.in(ids))
                .and(sibling.STARTED_AT.isNotNull())
                .groupBy(SUBSCRIPTION.ID)
                .fetchMap(SUBSCRIPTION.ID, DSL.min(sibling.STARTED_AT));
    }

    Paged<Subscription> page(Tenant tenant, Condition filter, Page page) {
        return page.fetch(
                database,
                List.of(SUBSCRIPTION.asterisk()),
                SUBSCRIPTION,
                of(tenant).and(filter),
                List.of(SUBSCRIPTION.CREATED_AT.desc(), SUBSCRIPTION.ID.desc()),
                SubscriptionStore::subscription);
    }

    private List<Subscription> fetch(Condition which) {
        return database.selectFrom(SUBSCRIPTION)
                .where(which)
                .orderBy(SUBSCRIPTION.CREATED_AT, SUBSCRIPTION.ID)
                .fetch(SubscriptionStore::subscription);
    }

    private static Condition of(Tenant tenant) {
        return SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }

    private static @Nullable PlanChange change(@Nullable String code) {
        return Optional.ofNullable(code)
                .map(known -> constant(PlanChange.class, known))
                .orElse(null);
    }

    private static SubscriptionRecord row(Subscription subscription, Instant now) {
        PlanChange followsBy = subscription.followsBy();
        var row = new SubscriptionRecord();
        row.setId(subscription.id());
        row.setCustomerId(subscription.customerId());
        row.setPlanId(subscription.planId());
        row.setBillingEntityId(subscription.billingEntityId());
        row.setPreviousSubscriptionId(subscription.previousSubscriptionId());
        row.setFollowsBy(followsBy == null ? null : code(followsBy));
        row.setExternalId(subscription.externalId());
        row.setName(subscription.name());
        row.setStatus(code(subscription.status()));
        row.setBillingTime(code(subscription.billingTime()));
        row.setSubscriptionAt(subscription.subscriptionAt());
        row.setStartedAt(subscription.startedAt());
        row.setActivatedAt(subscription.activatedAt());
        row.setEndingAt(subscription.endingAt());
        row.setTerminatedAt(subscription.terminatedAt());
        row.setCanceledAt(subscription.canceledAt());
        row.setTrialEndedAt(subscription.trialEndedAt());
        row.setOnTerminationCreditNote(subscription.onTerminationCreditNote());
        row.setOnTerminationInvoice(subscription.onTerminationInvoice());
        row.setConsolidateInvoice(subscription.consolidateInvoice());
        row.setPurchaseOrderNumber(subscription.purchaseOrderNumber());
        row.setProgressiveBillingDisabled(subscription.progressiveBillingDisabled());
        row.setPaysAutomatically(subscription.paymentMethod().automatic());
        row.setPaymentMethodId(subscription.paymentMethod().methodId());
        row.setCancellationReason(subscription.cancellationReason());
        row.setCreatedAt(subscription.createdAt());
        row.setUpdatedAt(now);
        return row;
    }

    private static Subscription subscription(Record row) {
        return new Subscription(
                row.get(SUBSCRIPTION.ID),
                row.get(SUBSCRIPTION.CUSTOMER_ID),
                row.get(SUBSCRIPTION.PLAN_ID),
                row.get(SUBSCRIPTION.BILLING_ENTITY_ID),
                row.get(SUBSCRIPTION.PREVIOUS_SUBSCRIPTION_ID),
                change(row.get(SUBSCRIPTION.FOLLOWS_BY)),
                row.get(SUBSCRIPTION.EXTERNAL_ID),
                row.get(SUBSCRIPTION.NAME),
                constant(Status.class, row.get(SUBSCRIPTION.STATUS)),
                constant(BillingTime.class, row.get(SUBSCRIPTION.BILLING_TIME)),
                row.get(SUBSCRIPTION.SUBSCRIPTION_AT),
                row.get(SUBSCRIPTION.STARTED_AT),
                row.get(SUBSCRIPTION.ACTIVATED_AT),
                row.get(SUBSCRIPTION.ENDING_AT),
                row.get(SUBSCRIPTION.TERMINATED_AT),
                row.get(SUBSCRIPTION.CANCELED_AT),
                row.get(SUBSCRIPTION.TRIAL_ENDED_AT),
                row.get(SUBSCRIPTION.ON_TERMINATION_CREDIT_NOTE),
                row.get(SUBSCRIPTION.ON_TERMINATION_INVOICE),
                row.get(SUBSCRIPTION.CONSOLIDATE_INVOICE),
                row.get(SUBSCRIPTION.PURCHASE_ORDER_NUMBER),
                row.get(SUBSCRIPTION.PROGRESSIVE_BILLING_DISABLED),
                new WaysToPay.Choice(row.get(SUBSCRIPTION.PAYS_AUTOMATICALLY), row.get(SUBSCRIPTION.PAYMENT_METHOD_ID)),
                row.get(SUBSCRIPTION.CANCELLATION_REASON),
                row.get(SUBSCRIPTION.CREATED_AT));
    }
}
