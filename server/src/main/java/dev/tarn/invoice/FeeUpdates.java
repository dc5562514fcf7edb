package dev.tarn.invoice;

import static dev.tarn.schema.Tables.FEE;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever sells says about fees that are on no invoice: whether they are paid, and that they are not wanted. */
@Service
class FeeUpdates {
    private final FeeReader fees;
    private final DSLContext database;
    private final BillingClock clock;

    FeeUpdates(FeeReader fees, DSLContext database, BillingClock clock) {
        this.fees = fees;
        this.database = database;
        this.clock = clock;
    }

    /** CRD-327: of the instants only that of the new status stays. */
    @Transactional
    public Fee update(Tenant tenant, UUID id, Input input) {
        lockUninvoiced(tenant, id);
        String status = input.text("payment_status");
        if (status == null || !FeeFilters.PAYMENT_STATUSES.contains(status)) {
            input.problems().add("payment_status", "value_is_invalid");
        }
        input.problems().orThrow();
        Instant now = clock.now(tenant);
        database.update(FEE)
                .set(FEE.PAYMENT_STATUS, status)
                .set(FEE.SUCCEEDED_AT, "succeeded".equals(status) ? now : null)
                .set(FEE.FAILED_AT, "failed".equals(status) ? now : null)
                .set(FEE.REFUNDED_AT, "refunded".equals(status) ? now : null)
                .set(FEE.UPDATED_AT, now)
                .where(FEE.ID.eq(id))
                .execute();
        return require(tenant, id);
    }

    /** Takes it back. The event it charges for is not charged for again. */
    @Transactional
    public Fee delete(Tenant tenant, UUID id) {
        lockUninvoiced(tenant, id);
        Fee fee = require(tenant, id);
        Instant now = clock.now(tenant);
        database.update(FEE)
                .set(FEE.DELETED_AT, now)
                .set(FEE.UPDATED_AT, now)
                .where(FEE.ID.eq(id))
                .execute();
        return fee;
    }

    private void lockUninvoiced(Tenant tenant, UUID id) {
        Fee fee = require(tenant, id);
        var locked = database.select(FEE.INVOICE_ID)
                .from(FEE)
                .where(FEE.ID.eq(fee.id()))
                .and(FEE.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refusal.notFound("fee"));
        if (locked.value1() != null) {
            throw Refusal.notAllowed("invoiced_fee");
        }
    }

    private Fee require(Tenant tenant, UUID id) {
        return fees.find(tenant, id).orElseThrow(() -> Refusal.notFound("fee"));
    }
}
