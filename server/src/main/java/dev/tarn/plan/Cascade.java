package dev.tarn.plan;

import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.CHARGE_FILTER;
import static dev.tarn.schema.Tables.FIXED_CHARGE;
import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edit that is to reach the subscriptions that differ, too (SUB-050 to SUB-055): what was set to the very price the plan had is the plan's again;
 * what was really set otherwise stays, except for how usage is grouped. A few statements, however many subscriptions there are.
 */
@Component
class Cascade {
    private static final List<String> GROUP_KEYS =
            List.of(ChargeProperties.PRICING_GROUP_KEYS, ChargeProperties.PRESENTATION_GROUP_KEYS);

    private final DSLContext database;
    private final Json json;
    private final BillingClock clock;

    Cascade(DSLContext database, Json json, BillingClock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    void plan(Tenant tenant, Plan before, Plan after) {
        if (before.amountCents() != after.amountCents()) {
            database.update(PLAN)
                    .set(PLAN.OVERRIDDEN, without(PLAN.OVERRIDDEN, "amount_cents"))
                    .where(PLAN.ORGANIZATION_ID.eq(tenant.organizationId()))
                    .and(PLAN.PARENT_ID.eq(before.id()))
                    .and(PLAN.AMOUNT_CENTS.eq(before.amountCents()))
                    .and(isSold(PLAN.ID))
                    .execute();
        }
        for (Charge charge : after.charges()) {
            before.charges().stream()
                    .filter(was -> was.id().equals(charge.id()))
                    .forEach(was -> charge(tenant, was, charge));
        }
        for (FixedCharge fixedCharge : after.fixedCharges()) {
            before.fixedCharges().stream()
                    .filter(was -> was.id().equals(fixedCharge.id()))
                    .forEach(was -> fixedCharge(tenant, was, fixedCharge));
        }
    }

    void charge(Tenant tenant, Charge before, Charge after) {
        if (!before.properties().equals(after.properties())) {
            database.update(CHARGE)
                    .set(CHARGE.OVERRIDDEN, without(CHARGE.OVERRIDDEN, "properties"))
                    .where(childrenOf(tenant, before))
                    .and(CHARGE.PROPERTIES.eq(json.column(before.properties())))
                    .execute();
            database.update(CHARGE)
                    .set(CHARGE.PROPERTIES, regrouped(CHARGE.PROPERTIES, after.properties()))
                    .where(childrenOf(tenant, before))
                    .and(has(CHARGE.OVERRIDDEN, "properties"))
                    .execute();
        }
        rate(tenant, before, after);
        for (ChargeFilter was : before.filters()) {
            after.filters().stream()
                    .filter(filter -> filter.id().equals(was.id()))
                    .findFirst()
                    .ifPresentOrElse(filter -> filter(was, filter), () -> remove(tenant, was));
        }
        after.filters().stream()
                .filter(filter ->
                        before.filters().stream().noneMatch(was -> was.id().equals(filter.id())))
                .forEach(filter -> add(tenant, before, filter));
    }

    /** A rate that was set to the very one the plan had is the plan's again. */
    private void rate(Tenant tenant, Charge before, Charge after) {
        PricingUnit was = before.pricingUnit();
        if (was != null && !was.equals(after.pricingUnit())) {
            database.update(CHARGE)
                    .set(CHARGE.OVERRIDDEN, without(CHARGE.OVERRIDDEN, AppliedPricingUnit.FIELD))
                    .where(childrenOf(tenant, before))
                    .and(CHARGE.CONVERSION_RATE.eq(was.conversionRate()))
                    .execute();
        }
    }

    /** Units and price together, if neither was set otherwise (SUB-055). */
    void fixedCharge(Tenant tenant, FixedCharge before, FixedCharge after) {
        boolean same =
                before.properties().equals(after.properties()) && before.units().compareTo(after.units()) == 0;
        if (!same) {
            database.update(FIXED_CHARGE)
                    .set(FIXED_CHARGE.OVERRIDDEN, without(without(FIXED_CHARGE.OVERRIDDEN, "properties"), "units"))
                    .where(FIXED_CHARGE.ORGANIZATION_ID.eq(tenant.organizationId()))
                    .and(FIXED_CHARGE.PARENT_ID.eq(before.id()))
                    .and(FIXED_CHARGE.DELETED_AT.isNull())
                    .and(DSL.not(has(FIXED_CHARGE.OVERRIDDEN, "properties"))
                            .or(FIXED_CHARGE.PROPERTIES.eq(json.column(before.properties()))))
                    .and(DSL.not(has(FIXED_CHARGE.OVERRIDDEN, "units")).or(FIXED_CHARGE.UNITS.eq(before.units())))
                    .and(isSold(FIXED_CHARGE.PLAN_ID))
                    .execute();
        }
    }

    private void filter(ChargeFilter before, ChargeFilter after) {
        if (before.properties().equals(after.properties())) {
            return;
        }
        Condition children = CHARGE_FILTER.PARENT_ID.eq(before.id()).and(CHARGE_FILTER.DELETED_AT.isNull());
        JSONB was = json.column(before.properties());
        database.update(CHARGE_FILTER)
                .set(CHARGE_FILTER.PROPERTIES, regrouped(CHARGE_FILTER.PROPERTIES, after.properties()))
                .where(children)
                .and(CHARGE_FILTER.PROPERTIES.ne(was))
                .execute();
        database.update(CHARGE_FILTER)
                .set(CHARGE_FILTER.PROPERTIES, json.column(after.properties()))
                .set(CHARGE_FILTER.INVOICE_DISPLAY_NAME, after.invoiceDisplayName())
                .where(children)
                .and(CHARGE_FILTER.PROPERTIES.eq(was))
                .execute();
    }

    private void remove(Tenant tenant, ChargeFilter gone) {
        database.update(CHARGE_FILTER)
                .set(CHARGE_FILTER.DELETED_AT, clock.now(tenant))
                .where(CHARGE_FILTER.PARENT_ID.eq(gone.id()))
                .and(CHARGE_FILTER.DELETED_AT.isNull())
                .execute();
    }

    /** For those that have filters of their own, and none with these values. */
    private void add(Tenant tenant, Charge charge, ChargeFilter filter) {
        Instant now = clock.now(tenant);
        var own = CHARGE_FILTER.as("own");
        JSONB values = json.column(filter.values());
        database.insertInto(
                        CHARGE_FILTER,
                        CHARGE_FILTER.ID,
                        CHARGE_FILTER.ORGANIZATION_ID,
                        CHARGE_FILTER.CHARGE_ID,
                        CHARGE_FILTER.PARENT_ID,
                        CHARGE_FILTER.ORDINAL,
                        CHARGE_FILTER.INVOICE_DISPLAY_NAME,
                        CHARGE_FILTER.VALUES,
                        CHARGE_FILTER.PROPERTIES,
                        CHARGE_FILTER.CREATED_AT,
                        CHARGE_FILTER.UPDATED_AT)
                .select(DSL.select(
                                DSL.field("uuidv7()", UUID.class),
                                CHARGE.ORGANIZATION_ID,
                                CHARGE.ID,
                                DSL.val(filter.id()),
                                DSL.field(DSL.selectCount()
                                        .from(own)
                                        .where(own.CHARGE_ID.eq(CHARGE.ID))
                                        .and(own.DELETED_AT.isNull())),
                                DSL.val(filter.invoiceDisplayName(), SQLDataType.CLOB),
                                DSL.val(values),
                                DSL.val(json.column(filter.properties())),
                                DSL.val(now, CHARGE_FILTER.CREATED_AT),
                                DSL.val(now, CHARGE_FILTER.UPDATED_AT))
                        .from(CHARGE)
                        .where(childrenOf(tenant, charge))
                        .and(has(CHARGE.OVERRIDDEN, "filters"))
                        .and(DSL.notExists(DSL.selectOne()
                                .from(own)
                                .where(own.CHARGE_ID.eq(CHARGE.ID))
                                .and(own.DELETED_AT.isNull())
                                .and(own.VALUES.eq(values)))))
                .execute();
    }

    private static Condition childrenOf(Tenant tenant, Charge charge) {
        return CHARGE.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(CHARGE.PARENT_ID.eq(charge.id()))
                .and(CHARGE.DELETED_AT.isNull())
                .and(isSold(CHARGE.PLAN_ID));
    }

    /** Only those that a subscription has or is to have (SUB-050). */
    private static Condition isSold(Field<UUID> planId) {
        return DSL.exists(DSL.selectOne()
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.PLAN_ID.eq(planId))
                .and(SUBSCRIPTION.STATUS.in("active", "pending")));
    }

    private static Condition has(Field<String[]> fields, String field) {
        return DSL.val(field).eq(DSL.any(fields));
    }

    private static Field<String[]> without(Field<String[]> fields, String field) {
        return DSL.arrayRemove(fields, field);
    }

    /** The prices stay, what they are grouped by is the plan's (SUB-053). */
    private Field<JSONB> regrouped(Field<JSONB> properties, ObjectNode after) {
        ObjectNode keys = after.deepCopy();
        keys.retain(GROUP_KEYS);
        return DSL.field(
                "({0} - {1}::text[]) || {2}",
                JSONB.class, properties, DSL.val(GROUP_KEYS.toArray(String[]::new)), DSL.val(json.column(keys)));
    }
}
