package dev.tarn.plan;

import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.CHARGE_FILTER;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.pricingunit.PricingUnits;
import dev.tarn.schema.tables.records.ChargeFilterRecord;
import dev.tarn.schema.tables.records.ChargeRecord;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

@Repository
class ChargeStore {
    private final DSLContext database;
    private final Json json;
    private final Metrics metrics;
    private final PricingUnits pricingUnits;
    private final Taxes taxes;

    ChargeStore(DSLContext database, Json json, Metrics metrics, PricingUnits pricingUnits, Taxes taxes) {
        this.database = database;
        this.json = json;
        this.metrics = metrics;
        this.pricingUnits = pricingUnits;
        this.taxes = taxes;
    }

    /** The charges of each plan, in the order they were made. */
    Map<UUID, List<Charge>> ofPlans(Tenant tenant, Collection<UUID> planIds) {
        List<ChargeRecord> rows = database.selectFrom(CHARGE)
                .where(CHARGE.PLAN_ID.in(planIds), CHARGE.DELETED_AT.isNull())
                .orderBy(CHARGE.CREATED_AT, CHARGE.ID)
                .fetch();
        Map<UUID, List<ChargeFilter>> filtersOf =
                filtersOf(rows.stream().map(ChargeRecord::getId).toList(), CHARGE_FILTER.DELETED_AT.isNull());
        return charges(tenant, rows, filtersOf).stream()
                .collect(Collectors.groupingBy(Charge::planId, LinkedHashMap::new, Collectors.toList()));
    }

    /** Deleted ones included, with filters that are deleted, too. */
    List<Charge> byIdsEver(Tenant tenant, Collection<UUID> ids) {
        List<ChargeRecord> rows = database.selectFrom(CHARGE)
                .where(CHARGE.ORGANIZATION_ID.eq(tenant.organizationId()), CHARGE.ID.in(ids))
                .fetch();
        return charges(tenant, rows, filtersOf(ids, DSL.noCondition()));
    }

    private List<Charge> charges(Tenant tenant, List<ChargeRecord> rows, Map<UUID, List<ChargeFilter>> filtersOf) {
        List<UUID> ids = rows.stream().map(ChargeRecord::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Metric> metricsById = metrics.byIds(
                tenant, rows.stream().map(ChargeRecord::getBillableMetricId).collect(Collectors.toSet()));
        Map<UUID, List<Tax>> taxesOf = taxes.byTarget(tenant, ids);
        var unitsById = pricingUnits.byIds(
                tenant,
                rows.stream()
                        .map(ChargeRecord::getPricingUnitId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        List<Charge> charges = new ArrayList<>();
        for (ChargeRecord row : rows) {
            Metric metric = Objects.requireNonNull(metricsById.get(row.getBillableMetricId()));
            charges.add(charge(
                    row,
                    metric,
                    pricingUnit(row, unitsById),
                    filtersOf.getOrDefault(row.getId(), List.of()),
                    taxesOf.getOrDefault(row.getId(), List.of())));
        }
        return charges;
    }

    private Map<UUID, List<ChargeFilter>> filtersOf(Collection<UUID> chargeIds, Condition which) {
        return database.selectFrom(CHARGE_FILTER)
                .where(CHARGE_FILTER.CHARGE_ID.in(chargeIds), which)
                .orderBy(CHARGE_FILTER.ORDINAL, CHARGE_FILTER.CREATED_AT, CHARGE_FILTER.ID)
                .fetchGroups(CHARGE_FILTER.CHARGE_ID, row -> filter(row.into(CHARGE_FILTER)));
    }

    /** The plans that have a live charge on the metric. */
    List<UUID> plansOn(Tenant tenant, UUID metricId) {
        return database.selectDistinct(CHARGE.PLAN_ID)
                .from(CHARGE)
                .where(
                        CHARGE.ORGANIZATION_ID.eq(tenant.organizationId()),
                        CHARGE.BILLABLE_METRIC_ID.eq(metricId),
                        CHARGE.DELETED_AT.isNull())
                .fetch(CHARGE.PLAN_ID);
    }

    UUID insert(Tenant tenant, UUID planId, ChargeDraft draft, String code, Instant now) {
        UUID id = Ids.next();
        ChargeRecord row = database.newRecord(CHARGE);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setPlanId(planId);
        row.setCreatedAt(now);
        fill(row, draft, code, now);
        row.insert();
        return id;
    }

    UUID update(UUID id, ChargeDraft draft, String code, Instant now) {
        ChargeRecord row = database.newRecord(CHARGE);
        fill(row, draft, code, now);
        database.update(CHARGE).set(row).where(CHARGE.ID.eq(id)).execute();
        return id;
    }

    private void fill(ChargeRecord row, ChargeDraft draft, String code, Instant now) {
        row.setBillableMetricId(draft.metric().id());
        row.setCode(code);
        row.setInvoiceDisplayName(draft.invoiceDisplayName());
        row.setChargeModel(draft.chargeModel());
        row.setPayInAdvance(draft.payInAdvance());
        row.setProrated(draft.prorated());
        row.setInvoiceable(draft.invoiceable());
        row.setRegroupPaidFees(draft.regroupPaidFees());
        row.setMinAmountCents(draft.minAmountCents());
        row.setAcceptsTargetWallet(draft.acceptsTargetWallet());
        PricingUnit unit = draft.pricingUnit();
        row.setPricingUnitId(unit == null ? null : unit.id());
        row.setConversionRate(unit == null ? null : unit.conversionRate());
        row.setProperties(json.column(draft.properties()));
        row.setUpdatedAt(now);
    }

    private static Condition withChildren(Collection<UUID> ids) {
        return CHARGE.ID.in(ids).or(CHARGE.PARENT_ID.in(ids));
    }

    /** With their filters, and with what single subscriptions had differently. */
    void markDeleted(Collection<UUID> ids, Instant now) {
        database.update(CHARGE)
                .set(CHARGE.DELETED_AT, now)
                .where(withChildren(ids), CHARGE.DELETED_AT.isNull())
                .execute();
        database.update(CHARGE_FILTER)
                .set(CHARGE_FILTER.DELETED_AT, now)
                .where(
                        CHARGE_FILTER.CHARGE_ID.in(
                                DSL.select(CHARGE.ID).from(CHARGE).where(withChildren(ids))),
                        CHARGE_FILTER.DELETED_AT.isNull())
                .execute();
    }

    UUID insertFilter(Tenant tenant, UUID chargeId, int ordinal, FilterDraft draft, Instant now) {
        UUID id = Ids.next();
        ChargeFilterRecord row = database.newRecord(CHARGE_FILTER);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setChargeId(chargeId);
        row.setCreatedAt(now);
        fill(row, ordinal, draft, now);
        row.insert();
        return id;
    }

    void updateFilter(UUID id, int ordinal, FilterDraft draft, Instant now) {
        ChargeFilterRecord row = database.newRecord(CHARGE_FILTER);
        fill(row, ordinal, draft, now);
        database.update(CHARGE_FILTER).set(row).where(CHARGE_FILTER.ID.eq(id)).execute();
    }

    private void fill(ChargeFilterRecord row, int ordinal, FilterDraft draft, Instant now) {
        row.setOrdinal(ordinal);
        row.setInvoiceDisplayName(draft.invoiceDisplayName());
        row.setValues(json.column(draft.values()));
        row.setProperties(json.column(draft.properties()));
        row.setUpdatedAt(now);
    }

    /** Those of single subscriptions that stand for it have its values. */
    void setFilterValues(UUID id, Map<String, List<String>> values, Instant now) {
        database.update(CHARGE_FILTER)
                .set(CHARGE_FILTER.VALUES, json.column(values))
                .set(CHARGE_FILTER.UPDATED_AT, now)
                .where(CHARGE_FILTER.ID.eq(id).or(CHARGE_FILTER.PARENT_ID.eq(id)))
                .execute();
    }

    void markFilterDeleted(UUID id, Instant now) {
        database.update(CHARGE_FILTER)
                .set(CHARGE_FILTER.DELETED_AT, now)
                .where(CHARGE_FILTER.ID.eq(id).or(CHARGE_FILTER.PARENT_ID.eq(id)))
                .execute();
    }

    private static @Nullable PricingUnit pricingUnit(
            ChargeRecord row, Map<UUID, dev.tarn.pricingunit.PricingUnit> known) {
        UUID id = row.getPricingUnitId();
        return id == null ? null : Known.in(known, id).worth(row.getConversionRate());
    }

    private Charge charge(
            ChargeRecord row,
            Metric metric,
            @Nullable PricingUnit pricingUnit,
            List<ChargeFilter> filters,
            List<Tax> taxes) {
        UUID parentId = row.getParentId();
        return new Charge(
                parentId == null ? row.getId() : parentId,
                row.getPlanId(),
                metric,
                row.getCode(),
                row.getInvoiceDisplayName(),
                row.getChargeModel(),
                row.getPayInAdvance(),
                row.getProrated(),
                row.getInvoiceable(),
                row.getRegroupPaidFees(),
                row.getMinAmountCents(),
                row.getAcceptsTargetWallet(),
                pricingUnit,
                json.object(row.getProperties()),
                filters,
                taxes,
                row.getCreatedAt(),
                parentId == null ? null : new Difference(row.getId(), Set.of(row.getOverridden())));
    }

    private ChargeFilter filter(ChargeFilterRecord row) {
        var values = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, JsonNode> entry : json.object(row.getValues()).properties()) {
            values.put(
                    entry.getKey(),
                    entry.getValue().valueStream().map(JsonNode::asString).toList());
        }
        UUID parentId = row.getParentId();
        return new ChargeFilter(
                parentId == null ? row.getId() : parentId,
                row.getChargeId(),
                row.getInvoiceDisplayName(),
                values,
                json.object(row.getProperties()),
                row.getCreatedAt());
    }
}
