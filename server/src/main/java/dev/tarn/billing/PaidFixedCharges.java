package dev.tarn.billing;

import static dev.tarn.schema.Tables.FEE;
import static dev.tarn.schema.Tables.FIXED_CHARGE;
import static dev.tarn.schema.Tables.INVOICE;

import dev.tarn.engine.subscription.CoveredFee;
import dev.tarn.invoice.FeeType;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.Subscription;
import dev.tarn.subscription.Subscription.PlanChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What is paid in advance of fixed charges. Voided invoices do not count. */
@Component
class PaidFixedCharges {
    private final DSLContext database;

    PaidFixedCharges(DSLContext database) {
        this.database = database;
    }

    /** Units paid of a fixed charge for the window that began at this instant (BIL-136, BIL-180). */
    record Key(UUID subscriptionId, UUID fixedChargeId, Instant fromAt) {}

    Map<Key, BigDecimal> units(Tenant tenant, Collection<UUID> subscriptionIds) {
        var sum = DSL.sum(FEE.UNITS);
        var paid = new HashMap<Key, BigDecimal>();
        database.select(FEE.SUBSCRIPTION_ID, FEE.FIXED_CHARGE_ID, FEE.FROM_AT, sum)
                .from(FEE)
                .join(INVOICE)
                .on(INVOICE.ID.eq(FEE.INVOICE_ID))
                .where(inAdvance(tenant, subscriptionIds))
                .groupBy(FEE.SUBSCRIPTION_ID, FEE.FIXED_CHARGE_ID, FEE.FROM_AT)
                .forEach(row -> paid.put(new Key(row.value1(), row.value2(), row.value3()), row.value4()));
        return paid;
    }

    /** By subscription that follows an upgrade and add-on: the fees that reach beyond its start (BIL-135). */
    Map<UUID, Map<UUID, List<CoveredFee>>> carriedOver(Tenant tenant, Collection<Entry> entries) {
        var successorOf = new HashMap<UUID, Entry>();
        for (Entry entry : entries) {
            Subscription subscription = entry.subscription();
            UUID previousId = subscription.previousSubscriptionId();
            boolean startsByUpgrade = entry.cause() == Cause.START && subscription.followsBy() == PlanChange.UPGRADE;
            if (startsByUpgrade && previousId != null && entry.hasFixedChargesInAdvance()) {
                successorOf.put(previousId, entry);
            }
        }
        if (successorOf.isEmpty()) {
            return Map.of();
        }
        var carried = new HashMap<UUID, Map<UUID, List<CoveredFee>>>();
        database.select(FEE.SUBSCRIPTION_ID, FEE.ADD_ON_ID, FEE.AMOUNT_CENTS, INVOICE.BILLED_AT, FEE.TO_AT)
                .from(FEE)
                .join(INVOICE)
                .on(INVOICE.ID.eq(FEE.INVOICE_ID))
                .where(inAdvance(tenant, successorOf.keySet()))
                .and(FEE.AMOUNT_CENTS.gt(0L))
                .forEach(row -> {
                    Entry after = Known.in(successorOf, row.value1());
                    if (row.value5().isAfter(after.subscription().start())) {
                        carried.computeIfAbsent(after.id(), id -> new HashMap<>())
                                .computeIfAbsent(row.value2(), addOn -> new ArrayList<>())
                                .add(CoveredFee.of(
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        after.customer().applicableZone()));
                    }
                });
        return carried;
    }

    private static Condition inAdvance(Tenant tenant, Collection<UUID> subscriptionIds) {
        var chargedInAdvance = DSL.select(FIXED_CHARGE.ID).from(FIXED_CHARGE).where(FIXED_CHARGE.PAY_IN_ADVANCE);
        return FEE.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(FEE.SUBSCRIPTION_ID.in(subscriptionIds))
                .and(FEE.FEE_TYPE.eq(FeeType.FIXED_CHARGE.code()))
                .and(FEE.DELETED_AT.isNull())
                .and(INVOICE.STATUS.notIn("voided", "deleted"))
                .and(FEE.FIXED_CHARGE_ID.in(chargedInAdvance));
    }
}
