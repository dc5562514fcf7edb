package dev.tarn.plan;

import static dev.tarn.schema.Tables.FIXED_CHARGE;

import dev.tarn.addon.AddOn;
import dev.tarn.addon.AddOns;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.FixedChargeRecord;
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
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class FixedChargeStore {
    private final DSLContext database;
    private final Json json;
    private final AddOns addOns;
    private final Taxes taxes;

    FixedChargeStore(DSLContext database, Json json, AddOns addOns, Taxes taxes) {
        this.database = database;
        this.json = json;
        this.addOns = addOns;
        this.taxes = taxes;
    }

    /** The fixed charges of each plan, in the order they were made. */
    Map<UUID, List<FixedCharge>> ofPlans(Tenant tenant, Collection<UUID> planIds) {
        List<FixedChargeRecord> rows = database.selectFrom(FIXED_CHARGE)
                .where(FIXED_CHARGE.PLAN_ID.in(planIds), FIXED_CHARGE.DELETED_AT.isNull())
                .orderBy(FIXED_CHARGE.CREATED_AT, FIXED_CHARGE.ID)
                .fetch();
        List<UUID> ids = rows.stream().map(FixedChargeRecord::getId).toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, AddOn> addOnsById = addOns.byIds(
                tenant, rows.stream().map(FixedChargeRecord::getAddOnId).collect(Collectors.toSet()));
        Map<UUID, List<Tax>> taxesOf = taxes.byTarget(tenant, ids);
        Map<UUID, List<FixedCharge>> fixedCharges = new LinkedHashMap<>();
        for (FixedChargeRecord row : rows) {
            AddOn addOn = Objects.requireNonNull(addOnsById.get(row.getAddOnId()));
            fixedCharges
                    .computeIfAbsent(row.getPlanId(), absent -> new ArrayList<>())
                    .add(fixedCharge(row, addOn, taxesOf.getOrDefault(row.getId(), List.of())));
        }
        return fixedCharges;
    }

    /** The plans that have a live fixed charge on the add-on. */
    List<UUID> plansOn(Tenant tenant, UUID addOnId) {
        return database.selectDistinct(FIXED_CHARGE.PLAN_ID)
                .from(FIXED_CHARGE)
                .where(
                        FIXED_CHARGE.ORGANIZATION_ID.eq(tenant.organizationId()),
                        FIXED_CHARGE.ADD_ON_ID.eq(addOnId),
                        FIXED_CHARGE.DELETED_AT.isNull())
                .fetch(FIXED_CHARGE.PLAN_ID);
    }

    UUID insert(Tenant tenant, UUID planId, FixedChargeDraft draft, String code, Instant now) {
        UUID id = Ids.next();
        FixedChargeRecord row = database.newRecord(FIXED_CHARGE);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setPlanId(planId);
        row.setAddOnId(draft.addOn().id());
        row.setCreatedAt(now);
        fill(row, draft, code, now);
        row.insert();
        return id;
    }

    UUID update(UUID id, FixedChargeDraft draft, String code, Instant now) {
        FixedChargeRecord row = database.newRecord(FIXED_CHARGE);
        fill(row, draft, code, now);
        database.update(FIXED_CHARGE).set(row).where(FIXED_CHARGE.ID.eq(id)).execute();
        return id;
    }

    private void fill(FixedChargeRecord row, FixedChargeDraft draft, String code, Instant now) {
        row.setCode(code);
        row.setInvoiceDisplayName(draft.invoiceDisplayName());
        row.setChargeModel(draft.chargeModel());
        row.setUnits(draft.units());
        row.setPayInAdvance(draft.payInAdvance());
        row.setProrated(draft.prorated());
        row.setProperties(json.column(draft.properties()));
        row.setUpdatedAt(now);
    }

    void markDeleted(Collection<UUID> ids, Instant now) {
        database.update(FIXED_CHARGE)
                .set(FIXED_CHARGE.DELETED_AT, now)
                .where(FIXED_CHARGE.ID.in(ids).or(FIXED_CHARGE.PARENT_ID.in(ids)), FIXED_CHARGE.DELETED_AT.isNull())
                .execute();
    }

    private FixedCharge fixedCharge(FixedChargeRecord row, AddOn addOn, List<Tax> taxes) {
        UUID parentId = row.getParentId();
        return new FixedCharge(
                parentId == null ? row.getId() : parentId,
                row.getPlanId(),
                addOn,
                row.getCode(),
                row.getInvoiceDisplayName(),
                row.getChargeModel(),
                row.getUnits().stripTrailingZeros(),
                row.getPayInAdvance(),
                row.getProrated(),
                json.object(row.getProperties()),
                taxes,
                row.getCreatedAt(),
                parentId == null ? null : new Difference(row.getId(), Set.of(row.getOverridden())));
    }
}
