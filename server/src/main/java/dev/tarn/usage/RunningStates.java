package dev.tarn.usage;

import static dev.tarn.schema.Tables.CHARGE_RUNNING_STATE;

import dev.tarn.engine.charge.RunningState;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Where charges in advance stand, by filter and group (PRC-101). Each event adds an entry; the latest of a period counts. */
@Component
class RunningStates {
    private static final dev.tarn.schema.tables.ChargeRunningState S = CHARGE_RUNNING_STATE;

    private final DSLContext database;
    private final Json json;

    RunningStates(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** What an entry is of. */
    record Key(UUID subscriptionId, UUID chargeId, @Nullable UUID filterId, Map<String, @Nullable String> group) {}

    /** An entry that counts. */
    record Latest(Key key, RunningState state) {}

    /** First and last instant of a period. */
    record Span(Instant fromAt, Instant toAt) {
        Condition holds(Field<Instant> instant) {
            return instant.between(fromAt, toAt);
        }

        Instant clamp(Instant instant) {
            return instant.isBefore(fromAt) ? fromAt : instant;
        }
    }

    Optional<RunningState> latest(Key key, Span period) {
        return database.select(S.UNITS, S.BILLED_UNITS, S.PRORATED_UNITS)
                .from(S)
                .where(S.SUBSCRIPTION_ID.eq(key.subscriptionId()))
                .and(S.CHARGE_ID.eq(key.chargeId()))
                .and(key.filterId() == null ? S.CHARGE_FILTER_ID.isNull() : S.CHARGE_FILTER_ID.eq(key.filterId()))
                .and(isGroup(json.column(key.group())))
                .and(period.holds(S.EVENT_AT))
                .orderBy(S.EVENT_AT.desc(), S.ID.desc())
                .limit(1)
                .fetchOptional(row -> new RunningState(row.value1(), row.value2(), row.value3()));
    }

    private static Condition isGroup(JSONB group) {
        return DSL.condition("rollup_key({0}::text) = rollup_key({1}::text)", S.GROUPED_BY, DSL.val(group));
    }

    /** All that count in a period. */
    List<Latest> latest(UUID subscriptionId, Collection<UUID> chargeIds, Span period) {
        return database.select(S.CHARGE_ID, S.CHARGE_FILTER_ID, S.GROUPED_BY, S.UNITS, S.BILLED_UNITS, S.PRORATED_UNITS)
                .distinctOn(S.CHARGE_ID, S.CHARGE_FILTER_ID, S.GROUPED_BY)
                .from(S)
                .where(S.SUBSCRIPTION_ID.eq(subscriptionId))
                .and(S.CHARGE_ID.in(chargeIds))
                .and(period.holds(S.EVENT_AT))
                .orderBy(S.CHARGE_ID, S.CHARGE_FILTER_ID, S.GROUPED_BY, S.EVENT_AT.desc(), S.ID.desc())
                .fetch(row -> new Latest(
                        new Key(subscriptionId, row.value1(), row.value2(), group(row.value3())),
                        new RunningState(row.value4(), row.value5(), row.value6())));
    }

    private Map<String, @Nullable String> group(JSONB column) {
        return json.mapper().readValue(column.data(), new TypeReference<LinkedHashMap<String, @Nullable String>>() {});
    }

    void add(Tenant tenant, Key key, String transactionId, Instant eventAt, RunningState state, Instant now) {
        database.insertInto(S)
                .set(S.ID, Ids.next())
                .set(S.ORGANIZATION_ID, tenant.organizationId())
                .set(S.SUBSCRIPTION_ID, key.subscriptionId())
                .set(S.CHARGE_ID, key.chargeId())
                .set(S.CHARGE_FILTER_ID, key.filterId())
                .set(S.GROUPED_BY, json.column(key.group()))
                .set(S.EVENT_TRANSACTION_ID, transactionId)
                .set(S.EVENT_AT, eventAt)
                .set(S.UNITS, state.units())
                .set(S.BILLED_UNITS, state.billedUnits())
                .set(S.PRORATED_UNITS, state.proratedUnits())
                .set(S.CREATED_AT, now)
                .execute();
    }
}
