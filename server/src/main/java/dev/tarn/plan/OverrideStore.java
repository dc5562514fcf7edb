package dev.tarn.plan;

import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.CHARGE_FILTER;
import static dev.tarn.schema.Tables.FIXED_CHARGE;
import static dev.tarn.schema.Tables.PLAN;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.ChargeFilterRecord;
import dev.tarn.schema.tables.records.ChargeRecord;
import dev.tarn.schema.tables.records.FixedChargeRecord;
import dev.tarn.schema.tables.records.PlanRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rows of what single subscriptions have differently. A column that is not the row's own holds whatever the parent had; nobody reads it. */
@Repository
class OverrideStore {
    private static final JSONB NOTHING = JSONB.valueOf("{}");

    private final DSLContext database;
    private final Json json;

    OverrideStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** A plan that differs in nothing yet. */
    UUID insertChild(Tenant tenant, Plan parent, Instant now) {
        PlanRecord row = database.newRecord(PLAN);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setParentId(parent.id());
        row.setCode(parent.code());
        row.setName(parent.name());
        row.setInterval(parent.interval().name().toLowerCase(Locale.ROOT));
        row.setAmountCents(parent.amountCents());
        row.setAmountCurrency(parent.currency());
        row.setPayInAdvance(parent.payInAdvance());
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.insert();
        return row.getId();
    }

    void update(UUID childId, PlanOverride override, Instant now) {
        PlanRecord row = database.newRecord(PLAN);
        row.setOverridden(sorted(override.fields()));
        row.setName(override.name());
        row.setInvoiceDisplayName(override.invoiceDisplayName());
        row.setDescription(override.description());
        row.setAmountCents(override.amountCents());
        row.setAmountCurrency(override.currency());
        row.setTrialPeriodDays(override.trialPeriodDays());
        row.setUpdatedAt(now);
        database.update(PLAN).set(row).where(PLAN.ID.eq(childId)).execute();
    }

    UUID write(Tenant tenant, UUID childId, ChargeOverride override, Instant now) {
        Charge charge = override.charge();
        ChargeRecord row = database.newRecord(CHARGE);
        row.setOverridden(sorted(override.fields()));
        row.setInvoiceDisplayName(override.invoiceDisplayName());
        row.setMinAmountCents(override.minAmountCents());
        PricingUnit unit = override.pricingUnit();
        row.setPricingUnitId(unit == null ? null : unit.id());
        row.setConversionRate(unit == null ? null : unit.conversionRate());
        row.setProperties(override.fields().contains("properties") ? json.column(override.properties()) : NOTHING);
        row.setUpdatedAt(now);
        if (charge.own() != null) {
            database.update(CHARGE)
                    .set(row)
                    .where(CHARGE.ID.eq(charge.own().id()))
                    .execute();
            return charge.own().id();
        }
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setPlanId(childId);
        row.setParentId(charge.id());
        row.setBillableMetricId(charge.metric().id());
        row.setCode(charge.code());
        row.setChargeModel(charge.chargeModel());
        row.setPayInAdvance(charge.payInAdvance());
        row.setProrated(charge.prorated());
        row.setInvoiceable(charge.invoiceable());
        row.setCreatedAt(now);
        row.insert();
        return row.getId();
    }

    UUID write(Tenant tenant, UUID childId, FixedChargeOverride override, Instant now) {
        FixedCharge fixedCharge = override.fixedCharge();
        FixedChargeRecord row = database.newRecord(FIXED_CHARGE);
        row.setOverridden(sorted(override.fields()));
        row.setInvoiceDisplayName(override.invoiceDisplayName());
        row.setUnits(override.units());
        row.setProperties(json.column(override.properties()));
        row.setUpdatedAt(now);
        if (fixedCharge.own() != null) {
            database.update(FIXED_CHARGE)
                    .set(row)
                    .where(FIXED_CHARGE.ID.eq(fixedCharge.own().id()))
                    .execute();
            return fixedCharge.own().id();
        }
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setPlanId(childId);
        row.setParentId(fixedCharge.id());
        row.setAddOnId(fixedCharge.addOn().id());
        row.setCode(fixedCharge.code());
        row.setChargeModel(fixedCharge.chargeModel());
        row.setPayInAdvance(fixedCharge.payInAdvance());
        row.setProrated(fixedCharge.prorated());
        row.setCreatedAt(now);
        row.insert();
        return row.getId();
    }

    /** @param standsFor the plan's filter of the same values; null: it has none */
    void insertFilter(
            Tenant tenant, UUID ownChargeId, int ordinal, FilterDraft draft, @Nullable UUID standsFor, Instant now) {
        ChargeFilterRecord row = filter(ordinal, draft, now);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setChargeId(ownChargeId);
        row.setParentId(standsFor);
        row.setCreatedAt(now);
        database.insertInto(CHARGE_FILTER).set(row).execute();
    }

    void updateFilter(UUID ownChargeId, UUID filterId, int ordinal, FilterDraft draft, Instant now) {
        database.update(CHARGE_FILTER)
                .set(filter(ordinal, draft, now))
                .where(ofCharge(ownChargeId))
                .and(CHARGE_FILTER.ID.eq(filterId).or(CHARGE_FILTER.PARENT_ID.eq(filterId)))
                .execute();
    }

    void deleteFilters(UUID ownChargeId, Collection<UUID> filterIds, Instant now) {
        database.update(CHARGE_FILTER)
                .set(CHARGE_FILTER.DELETED_AT, now)
                .where(ofCharge(ownChargeId))
                .and(CHARGE_FILTER.ID.in(filterIds).or(CHARGE_FILTER.PARENT_ID.in(filterIds)))
                .execute();
    }

    private static Condition ofCharge(UUID ownChargeId) {
        return CHARGE_FILTER.CHARGE_ID.eq(ownChargeId).and(CHARGE_FILTER.DELETED_AT.isNull());
    }

    private ChargeFilterRecord filter(int ordinal, FilterDraft draft, Instant now) {
        var row = new ChargeFilterRecord();
        row.setOrdinal(ordinal);
        row.setInvoiceDisplayName(draft.invoiceDisplayName());
        row.setValues(json.column(draft.values()));
        row.setProperties(json.column(draft.properties()));
        row.setUpdatedAt(now);
        return row;
    }

    private static String[] sorted(Collection<String> fields) {
        return fields.stream().sorted().toArray(String[]::new);
    }
}
