package dev.tarn.subscription;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;
import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Which subscriptions a list shows: the active ones, unless other statuses are asked for. */
final class SubscriptionFilters {
    private SubscriptionFilters() {}

    static Condition of(Tenant tenant, Query query) {
        return DSL.and(
                statuses(query),
                query.search(SUBSCRIPTION.NAME, SUBSCRIPTION.EXTERNAL_ID),
                query.text("external_id").map(SUBSCRIPTION.EXTERNAL_ID::eq).orElse(DSL.noCondition()),
                customers(tenant, query),
                plans(tenant, query),
                entities(tenant, query));
    }

    static Optional<Status> status(String code) {
        return Stream.of(Status.values())
                .filter(status -> SubscriptionStore.code(status).equals(code))
                .findFirst();
    }

    private static Condition statuses(Query query) {
        List<String> asked = query.list("status");
        if (asked.isEmpty()) {
            return SUBSCRIPTION.STATUS.eq(SubscriptionStore.code(Status.ACTIVE));
        }
        if (asked.stream().anyMatch(code -> status(code).isEmpty())) {
            throw Refusal.invalid("status", "value_is_invalid");
        }
        return SUBSCRIPTION.STATUS.in(asked);
    }

    private static Condition customers(Tenant tenant, Query query) {
        return query.text("external_customer_id")
                .map(externalId -> SUBSCRIPTION.CUSTOMER_ID.in(DSL.select(CUSTOMER.ID)
                        .from(CUSTOMER)
                        .where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()))
                        .and(CUSTOMER.EXTERNAL_ID.eq(externalId))))
                .orElse(DSL.noCondition());
    }

    private static Condition plans(Tenant tenant, Query query) {
        Optional<Condition> filter = Stream.of(
                        query.text("plan_code").map(PLAN.CODE::eq),
                        query.text("currency").map(PLAN.AMOUNT_CURRENCY::eq),
                        query.flag("overriden")
                                .or(() -> query.flag("overridden"))
                                .map(own -> own ? PLAN.PARENT_ID.isNotNull() : PLAN.PARENT_ID.isNull()))
                .flatMap(Optional::stream)
                .reduce(Condition::and);
        return filter.map(condition -> SUBSCRIPTION.PLAN_ID.in(DSL.select(PLAN.ID)
                        .from(PLAN)
                        .where(PLAN.ORGANIZATION_ID.eq(tenant.organizationId()))
                        .and(condition)))
                .orElse(DSL.noCondition());
    }

    private static Condition entities(Tenant tenant, Query query) {
        List<String> codes = query.list("billing_entity_codes");
        if (codes.isEmpty()) {
            return DSL.noCondition();
        }
        var entities = DSL.select(BILLING_ENTITY.ID)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.CODE.in(codes));
        return SUBSCRIPTION
                .BILLING_ENTITY_ID
                .in(entities)
                .or(SUBSCRIPTION
                        .BILLING_ENTITY_ID
                        .isNull()
                        .and(SUBSCRIPTION.CUSTOMER_ID.in(DSL.select(CUSTOMER.ID)
                                .from(CUSTOMER)
                                .where(CUSTOMER.BILLING_ENTITY_ID.in(entities)))));
    }
}
