package dev.tarn.subscription;

import static dev.tarn.schema.Tables.FIXED_CHARGE_UNITS;

import dev.tarn.engine.subscription.FixedChargeUnits;
import dev.tarn.plan.FixedCharge;
import dev.tarn.plan.Plan;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.FixedChargeUnitsRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How many units of each fixed charge a subscription has, and from when on (PRC-122). */
@Component
public class UnitsHistory {
    /** Units hold from just after the start, so that the start itself belongs to nothing before (BIL-130). */
    private static final Duration AFTER_START = Duration.ofSeconds(1);

    private final DSLContext database;
    private final OwnUnits ownUnits;
    private final BillingClock clock;

    UnitsHistory(DSLContext database, OwnUnits ownUnits, BillingClock clock) {
        this.database = database;
        this.ownUnits = ownUnits;
        this.clock = clock;
    }

    /** The first entries of subscriptions that start (SUB-117). */
    void begin(Tenant tenant, List<Subscription> started, Map<UUID, Plan> plans) {
        var rows = new ArrayList<FixedChargeUnitsRecord>();
        var own = ownUnits.of(tenant, started.stream().map(Subscription::id).toList());
        for (Subscription subscription : started) {
            Instant effectiveAt = firstEntryAt(subscription.start());
            for (FixedCharge fixedCharge :
                    Known.in(plans, subscription.planId()).fixedCharges()) {
                BigDecimal units = own.getOrDefault(new Key(subscription.id(), fixedCharge.id()), fixedCharge.units());
                rows.add(row(tenant, subscription.id(), fixedCharge.id(), units, effectiveAt));
            }
        }
        insert(rows);
    }

    /** An entry for each of these. */
    List<Added> add(Tenant tenant, List<NewUnits> changes) {
        var rows = new ArrayList<FixedChargeUnitsRecord>();
        var added = new ArrayList<Added>();
        for (NewUnits change : changes) {
            var row = row(
                    tenant, change.subscription().id(), change.fixedChargeId(), change.units(), change.effectiveAt());
            rows.add(row);
            added.add(new Added(
                    row.getId(),
                    change.subscription().id(),
                    change.subscription().customerId()));
        }
        insert(rows);
        return added;
    }

    /** Units that a subscription has of a fixed charge from an instant on. */
    record NewUnits(Subscription subscription, UUID fixedChargeId, BigDecimal units, Instant effectiveAt) {}

    /** An entry that was made, and whom it concerns. */
    public record Added(UUID id, UUID subscriptionId, UUID customerId) {}

    /** From when on the first units of something that starts at this instant hold. */
    public static Instant firstEntryAt(Instant startedAt) {
        return startedAt.plus(AFTER_START);
    }

    /** By subscription of these entries: all fixed charges whose units changed at the instant with them. */
    public Map<UUID, Set<UUID>> raisedAt(Tenant tenant, Collection<UUID> entryIds, Instant at) {
        var table = FIXED_CHARGE_UNITS;
        var concerned = database.select(table.SUBSCRIPTION_ID)
                .from(table)
                .where(table.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(table.ID.in(entryIds));
        var raised = new HashMap<UUID, Set<UUID>>();
        database.select(table.SUBSCRIPTION_ID, table.FIXED_CHARGE_ID)
                .from(table)
                .where(table.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(table.SUBSCRIPTION_ID.in(concerned))
                .and(table.EFFECTIVE_AT.eq(at))
                .forEach(row -> raised.computeIfAbsent(row.value1(), id -> new HashSet<>())
                        .add(row.value2()));
        return raised;
    }

    private void insert(List<FixedChargeUnitsRecord> rows) {
        if (!rows.isEmpty()) {
            database.insertInto(FIXED_CHARGE_UNITS).set(rows).execute();
        }
    }

    private FixedChargeUnitsRecord row(
            Tenant tenant, UUID subscriptionId, UUID fixedChargeId, BigDecimal units, Instant effectiveAt) {
        var row = new FixedChargeUnitsRecord();
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setSubscriptionId(subscriptionId);
        row.setFixedChargeId(fixedChargeId);
        row.setUnits(units);
        row.setEffectiveAt(effectiveAt);
        row.setCreatedAt(clock.now(tenant));
        return row;
    }

    /** What a fixed charge of a subscription is counted by. */
    public record Key(UUID subscriptionId, UUID fixedChargeId) {}

    /** The whole history of these subscriptions, in order of creation. */
    public Map<Key, List<FixedChargeUnits.Entry>> of(Tenant tenant, Collection<UUID> subscriptionIds) {
        var history = new HashMap<Key, List<FixedChargeUnits.Entry>>();
        var table = FIXED_CHARGE_UNITS;
        database.select(table.SUBSCRIPTION_ID, table.FIXED_CHARGE_ID, table.UNITS, table.EFFECTIVE_AT)
                .from(table)
                .where(table.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(table.SUBSCRIPTION_ID.in(subscriptionIds))
                .orderBy(table.CREATED_AT, table.ID)
                .forEach(row -> {
                    var entries =
                            history.computeIfAbsent(new Key(row.value1(), row.value2()), key -> new ArrayList<>());
                    entries.add(new FixedChargeUnits.Entry(row.value3(), row.value4(), entries.size()));
                });
        return history;
    }
}
