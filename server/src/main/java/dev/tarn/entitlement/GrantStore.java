package dev.tarn.entitlement;

import static dev.tarn.schema.Tables.PLAN_ENTITLEMENT;
import static dev.tarn.schema.Tables.PLAN_ENTITLEMENT_VALUE;
import static dev.tarn.schema.Tables.SUBSCRIPTION_ENTITLEMENT;
import static dev.tarn.schema.Tables.SUBSCRIPTION_ENTITLEMENT_VALUE;

import dev.tarn.entitlement.Entitlement.Own;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which plan grants what, and which subscription has what instead. */
@Repository
class GrantStore {
    private final DSLContext database;

    GrantStore(DSLContext database) {
        this.database = database;
    }

    /** By plan and feature, the values of the privileges. */
    Map<UUID, Map<UUID, Map<UUID, String>>> ofPlans(Tenant tenant, Collection<UUID> planIds) {
        var grants = new HashMap<UUID, Map<UUID, Map<UUID, String>>>();
        var grant = PLAN_ENTITLEMENT;
        var value = PLAN_ENTITLEMENT_VALUE;
        database.select(grant.PLAN_ID, grant.FEATURE_ID, value.PRIVILEGE_ID, value.VALUE)
                .from(grant)
                .leftJoin(value)
                .on(value.PLAN_ID.eq(grant.PLAN_ID))
                .and(value.FEATURE_ID.eq(grant.FEATURE_ID))
                .where(grant.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(grant.PLAN_ID.in(planIds))
                .forEach(row -> {
                    var values = grants.computeIfAbsent(row.value1(), id -> new LinkedHashMap<>())
                            .computeIfAbsent(row.value2(), id -> new HashMap<>());
                    if (row.value3() != null) {
                        values.put(row.value3(), row.value4());
                    }
                });
        return grants;
    }

    void grant(Tenant tenant, UUID planId, UUID featureId, Instant now) {
        database.insertInto(PLAN_ENTITLEMENT)
                .set(PLAN_ENTITLEMENT.PLAN_ID, planId)
                .set(PLAN_ENTITLEMENT.FEATURE_ID, featureId)
                .set(PLAN_ENTITLEMENT.ORGANIZATION_ID, tenant.organizationId())
                .set(PLAN_ENTITLEMENT.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    void setValues(Tenant tenant, UUID planId, UUID featureId, Map<UUID, String> values) {
        values.forEach((privilegeId, value) -> database.insertInto(PLAN_ENTITLEMENT_VALUE)
                .set(PLAN_ENTITLEMENT_VALUE.PLAN_ID, planId)
                .set(PLAN_ENTITLEMENT_VALUE.FEATURE_ID, featureId)
                .set(PLAN_ENTITLEMENT_VALUE.PRIVILEGE_ID, privilegeId)
                .set(PLAN_ENTITLEMENT_VALUE.ORGANIZATION_ID, tenant.organizationId())
                .set(PLAN_ENTITLEMENT_VALUE.VALUE, value)
                .onConflict(PLAN_ENTITLEMENT_VALUE.PLAN_ID, PLAN_ENTITLEMENT_VALUE.PRIVILEGE_ID)
                .doUpdate()
                .set(PLAN_ENTITLEMENT_VALUE.VALUE, value)
                .execute());
    }

    void removeValues(UUID planId, UUID featureId, Collection<UUID> except) {
        database.deleteFrom(PLAN_ENTITLEMENT_VALUE)
                .where(PLAN_ENTITLEMENT_VALUE.PLAN_ID.eq(planId))
                .and(PLAN_ENTITLEMENT_VALUE.FEATURE_ID.eq(featureId))
                .and(PLAN_ENTITLEMENT_VALUE.PRIVILEGE_ID.notIn(except))
                .execute();
    }

    void removeValue(UUID planId, UUID privilegeId) {
        database.deleteFrom(PLAN_ENTITLEMENT_VALUE)
                .where(PLAN_ENTITLEMENT_VALUE.PLAN_ID.eq(planId))
                .and(PLAN_ENTITLEMENT_VALUE.PRIVILEGE_ID.eq(privilegeId))
                .execute();
    }

    void revokeAllBut(UUID planId, Collection<UUID> featureIds) {
        database.deleteFrom(PLAN_ENTITLEMENT)
                .where(PLAN_ENTITLEMENT.PLAN_ID.eq(planId))
                .and(PLAN_ENTITLEMENT.FEATURE_ID.notIn(featureIds))
                .execute();
    }

    void revoke(UUID planId, UUID featureId) {
        database.deleteFrom(PLAN_ENTITLEMENT)
                .where(PLAN_ENTITLEMENT.PLAN_ID.eq(planId))
                .and(PLAN_ENTITLEMENT.FEATURE_ID.eq(featureId))
                .execute();
    }

    /** By feature, what a subscription has differently. */
    Map<UUID, Own> ofSubscription(Tenant tenant, UUID subscriptionId) {
        var own = new HashMap<UUID, Own>();
        var grant = SUBSCRIPTION_ENTITLEMENT;
        var value = SUBSCRIPTION_ENTITLEMENT_VALUE;
        database.select(grant.FEATURE_ID, grant.REMOVED, value.PRIVILEGE_ID, value.VALUE)
                .from(grant)
                .leftJoin(value)
                .on(value.SUBSCRIPTION_ID.eq(grant.SUBSCRIPTION_ID))
                .and(value.FEATURE_ID.eq(grant.FEATURE_ID))
                .where(grant.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(grant.SUBSCRIPTION_ID.eq(subscriptionId))
                .forEach(row -> {
                    var values = own.computeIfAbsent(row.value1(), id -> new Own(row.value2(), new HashMap<>()))
                            .values();
                    if (row.value3() != null) {
                        values.put(row.value3(), row.value4());
                    }
                });
        return own;
    }

    /** @param own null: the subscription has what its plan grants */
    void write(Tenant tenant, UUID subscriptionId, UUID featureId, @Nullable Own own, Instant now) {
        database.deleteFrom(SUBSCRIPTION_ENTITLEMENT)
                .where(SUBSCRIPTION_ENTITLEMENT.SUBSCRIPTION_ID.eq(subscriptionId))
                .and(SUBSCRIPTION_ENTITLEMENT.FEATURE_ID.eq(featureId))
                .execute();
        if (own == null) {
            return;
        }
        database.insertInto(SUBSCRIPTION_ENTITLEMENT)
                .set(SUBSCRIPTION_ENTITLEMENT.SUBSCRIPTION_ID, subscriptionId)
                .set(SUBSCRIPTION_ENTITLEMENT.FEATURE_ID, featureId)
                .set(SUBSCRIPTION_ENTITLEMENT.ORGANIZATION_ID, tenant.organizationId())
                .set(SUBSCRIPTION_ENTITLEMENT.REMOVED, own.removed())
                .set(SUBSCRIPTION_ENTITLEMENT.CREATED_AT, now)
                .execute();
        own.values()
                .forEach((privilegeId, value) -> database.insertInto(SUBSCRIPTION_ENTITLEMENT_VALUE)
                        .set(SUBSCRIPTION_ENTITLEMENT_VALUE.SUBSCRIPTION_ID, subscriptionId)
                        .set(SUBSCRIPTION_ENTITLEMENT_VALUE.FEATURE_ID, featureId)
                        .set(SUBSCRIPTION_ENTITLEMENT_VALUE.PRIVILEGE_ID, privilegeId)
                        .set(SUBSCRIPTION_ENTITLEMENT_VALUE.ORGANIZATION_ID, tenant.organizationId())
                        .set(SUBSCRIPTION_ENTITLEMENT_VALUE.VALUE, value)
                        .execute());
    }
}
