package dev.tarn.invoice;

import static dev.tarn.schema.Tables.ADJUSTED_FEE;

import dev.tarn.engine.invoice.AdjustedFee;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.AdjustedFeeRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The adjustments of drafts as rows. */
@Component
class AdjustedFeeStore {
    private final DSLContext database;
    private final Json json;

    AdjustedFeeStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** False where the fee has one already (INV-152). */
    boolean insert(Tenant tenant, UUID invoiceId, FeeTarget target, AdjustmentRequest asked, Instant now) {
        var row = new AdjustedFeeRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoiceId);
        row.setSubscriptionId(target.subscriptionId());
        row.setFeeType(target.type().code());
        row.setChargeId(target.chargeId());
        row.setChargeFilterId(target.chargeFilterId());
        row.setFixedChargeId(target.fixedChargeId());
        row.setTrueUp(target.trueUp());
        row.setGroupedBy(json.column(target.groupedBy()));
        row.setFeeId(asked.feeId());
        row.setUnits(asked.change().units());
        row.setUnitPreciseAmount(asked.change().unitAmount());
        row.setInvoiceDisplayName(asked.invoiceDisplayName());
        row.setCreatedAt(now);
        return database.insertInto(ADJUSTED_FEE).set(row).onConflictDoNothing().execute() > 0;
    }

    /** By invoice, in the order they were made. */
    Map<UUID, List<FeeAdjustment>> byInvoice(Tenant tenant, Collection<UUID> invoiceIds) {
        return database
                .selectFrom(ADJUSTED_FEE)
                .where(ADJUSTED_FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(ADJUSTED_FEE.INVOICE_ID.in(invoiceIds))
                .orderBy(ADJUSTED_FEE.ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        AdjustedFeeRecord::getInvoiceId, Collectors.mapping(this::adjustment, Collectors.toList())));
    }

    /** The one that was asked for by the id of a fee that may be gone since. */
    @Nullable
    UUID madeFor(Tenant tenant, UUID invoiceId, UUID feeId) {
        return database.select(ADJUSTED_FEE.ID)
                .from(ADJUSTED_FEE)
                .where(ADJUSTED_FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(ADJUSTED_FEE.INVOICE_ID.eq(invoiceId))
                .and(ADJUSTED_FEE.FEE_ID.eq(feeId))
                .fetchOne(ADJUSTED_FEE.ID);
    }

    void delete(Tenant tenant, UUID id) {
        database.deleteFrom(ADJUSTED_FEE)
                .where(ADJUSTED_FEE.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(ADJUSTED_FEE.ID.eq(id))
                .execute();
    }

    private FeeAdjustment adjustment(AdjustedFeeRecord row) {
        var target = new FeeTarget(
                row.getSubscriptionId(),
                FeeType.of(row.getFeeType()),
                row.getChargeId(),
                row.getChargeFilterId(),
                row.getFixedChargeId(),
                row.getTrueUp(),
                groupedBy(row.getGroupedBy()));
        var change = new AdjustedFee(row.getUnits(), row.getUnitPreciseAmount());
        return new FeeAdjustment(row.getId(), target, change, row.getInvoiceDisplayName());
    }

    private Map<String, @Nullable String> groupedBy(JSONB column) {
        return json.mapper().readValue(column.data(), new TypeReference<LinkedHashMap<String, @Nullable String>>() {});
    }
}
