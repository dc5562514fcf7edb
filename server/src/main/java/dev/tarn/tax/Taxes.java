package dev.tarn.tax;

import static dev.tarn.schema.Tables.APPLIED_TAX;
import static dev.tarn.schema.Tables.TAX;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with taxes. Each method is one transaction. */
@Service
public class Taxes {
    private final DSLContext database;
    private final BillingClock clock;

    Taxes(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Attaches exactly these taxes; an unknown code is refused with {@code tax_not_found} (CRD-062). */
    @Transactional
    public void replaceFor(Tenant tenant, TaxTarget target, UUID targetId, List<String> codes) {
        var wanted = new HashSet<>(codes);
        var ids = database.select(TAX.ID)
                .from(TAX)
                .where(TAX.ORGANIZATION_ID.eq(tenant.organizationId()), TAX.CODE.in(wanted), TAX.DELETED_AT.isNull())
                .fetch(TAX.ID);
        if (ids.size() != wanted.size()) {
            throw Refusal.notFound("tax");
        }
        database.deleteFrom(APPLIED_TAX).where(APPLIED_TAX.TARGET_ID.eq(targetId)).execute();
        for (UUID id : ids) {
            database.insertInto(APPLIED_TAX)
                    .set(APPLIED_TAX.ORGANIZATION_ID, tenant.organizationId())
                    .set(APPLIED_TAX.TARGET, target.column())
                    .set(APPLIED_TAX.TARGET_ID, targetId)
                    .set(APPLIED_TAX.TAX_ID, id)
                    .set(APPLIED_TAX.CREATED_AT, clock.now(tenant))
                    .execute();
        }
    }

    /** The live taxes of many things, in one query; a thing without taxes has no entry. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Tax>> byTarget(Tenant tenant, Collection<UUID> targetIds) {
        return database.select(TAX.asterisk(), APPLIED_TAX.TARGET_ID)
                .from(APPLIED_TAX)
                .join(TAX)
                .on(TAX.ID.eq(APPLIED_TAX.TAX_ID))
                .where(
                        APPLIED_TAX.ORGANIZATION_ID.eq(tenant.organizationId()),
                        APPLIED_TAX.TARGET_ID.in(targetIds),
                        TAX.DELETED_AT.isNull())
                .orderBy(TAX.CREATED_AT, TAX.ID)
                .fetchGroups(APPLIED_TAX.TARGET_ID, Taxes::tax);
    }

    private static Tax tax(Record row) {
        return new Tax(
                row.get(TAX.ID),
                row.get(TAX.CODE),
                row.get(TAX.NAME),
                row.get(TAX.DESCRIPTION),
                row.get(TAX.RATE_PERCENT),
                false,
                row.get(TAX.CREATED_AT));
    }
}
