package dev.tarn.plan;

import static dev.tarn.schema.Tables.MINIMUM_COMMITMENT;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.MinimumCommitmentRecord;
import dev.tarn.tax.TaxTarget;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class CommitmentStore {
    private final DSLContext database;
    private final Taxes taxes;
    private final BillingClock clock;

    CommitmentStore(DSLContext database, Taxes taxes, BillingClock clock) {
        this.database = database;
        this.taxes = taxes;
        this.clock = clock;
    }

    /** By plan; those of the plans themselves, without what children inherit. */
    Map<UUID, Commitment> ofPlans(Tenant tenant, Collection<UUID> planIds) {
        List<MinimumCommitmentRecord> rows = database.selectFrom(MINIMUM_COMMITMENT)
                .where(MINIMUM_COMMITMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(MINIMUM_COMMITMENT.PLAN_ID.in(planIds))
                .fetch();
        if (rows.isEmpty()) {
            return Map.of();
        }
        var taxesOf = taxes.byTarget(
                tenant, rows.stream().map(MinimumCommitmentRecord::getId).toList());
        var commitments = new HashMap<UUID, Commitment>();
        for (MinimumCommitmentRecord row : rows) {
            commitments.put(
                    row.getPlanId(),
                    new Commitment(
                            row.getId(),
                            row.getAmountCents(),
                            row.getInvoiceDisplayName(),
                            taxesOf.getOrDefault(row.getId(), List.of()),
                            row.getCreatedAt(),
                            row.getUpdatedAt()));
        }
        return commitments;
    }

    /** Makes the commitment of the plan what the draft says. */
    void write(Tenant tenant, UUID planId, CommitmentDraft draft) {
        switch (draft.kind()) {
            case UNTOUCHED -> {}
            case NONE -> delete(tenant, planId);
            case SET -> set(tenant, planId, draft);
        }
    }

    private void delete(Tenant tenant, UUID planId) {
        database.deleteFrom(MINIMUM_COMMITMENT)
                .where(MINIMUM_COMMITMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(MINIMUM_COMMITMENT.PLAN_ID.eq(planId))
                .execute();
    }

    private void set(Tenant tenant, UUID planId, CommitmentDraft draft) {
        Instant now = clock.now(tenant);
        var row = new MinimumCommitmentRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setPlanId(planId);
        row.setAmountCents(draft.amountCents());
        row.setInvoiceDisplayName(draft.invoiceDisplayName());
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        UUID id = database.insertInto(MINIMUM_COMMITMENT)
                .set(row)
                .onConflict(MINIMUM_COMMITMENT.PLAN_ID)
                .doUpdate()
                .set(MINIMUM_COMMITMENT.AMOUNT_CENTS, draft.amountCents())
                .set(MINIMUM_COMMITMENT.INVOICE_DISPLAY_NAME, draft.invoiceDisplayName())
                .set(MINIMUM_COMMITMENT.UPDATED_AT, now)
                .returning(MINIMUM_COMMITMENT.ID)
                .fetchSingle(MINIMUM_COMMITMENT.ID);
        if (draft.taxCodes() != null) {
            taxes.replaceFor(tenant, TaxTarget.COMMITMENT, id, draft.taxCodes());
        }
    }
}
