package dev.tarn.subscription;

import static dev.tarn.schema.Tables.SUBSCRIPTION_UNITS;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Units of fixed charges that one subscription has instead of its plan's, without a plan of its own (SUB-074). */
@Component
class OwnUnits {
    private final DSLContext database;
    private final BillingClock clock;

    OwnUnits(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By subscription and fixed charge. */
    Map<UnitsHistory.Key, BigDecimal> of(Tenant tenant, Collection<UUID> subscriptionIds) {
        var own = new HashMap<UnitsHistory.Key, BigDecimal>();
        var table = SUBSCRIPTION_UNITS;
        if (!subscriptionIds.isEmpty()) {
            database.select(table.SUBSCRIPTION_ID, table.FIXED_CHARGE_ID, table.UNITS)
                    .from(table)
                    .where(table.ORGANIZATION_ID.eq(tenant.organizationId()))
                    .and(table.SUBSCRIPTION_ID.in(subscriptionIds))
                    .forEach(row -> own.put(
                            new UnitsHistory.Key(row.value1(), row.value2()),
                            row.value3().stripTrailingZeros()));
        }
        return own;
    }

    void set(Tenant tenant, UUID subscriptionId, UUID fixedChargeId, BigDecimal units) {
        var table = SUBSCRIPTION_UNITS;
        database.insertInto(table)
                .set(table.SUBSCRIPTION_ID, subscriptionId)
                .set(table.FIXED_CHARGE_ID, fixedChargeId)
                .set(table.ORGANIZATION_ID, tenant.organizationId())
                .set(table.UNITS, units)
                .set(table.UPDATED_AT, clock.now(tenant))
                .onConflict(table.SUBSCRIPTION_ID, table.FIXED_CHARGE_ID)
                .doUpdate()
                .set(table.UNITS, units)
                .set(table.UPDATED_AT, clock.now(tenant))
                .execute();
    }

    /** They have become part of a plan of the subscription's own (SUB-075). */
    void clear(Tenant tenant, UUID subscriptionId) {
        database.deleteFrom(SUBSCRIPTION_UNITS)
                .where(SUBSCRIPTION_UNITS.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SUBSCRIPTION_UNITS.SUBSCRIPTION_ID.eq(subscriptionId))
                .execute();
    }
}
