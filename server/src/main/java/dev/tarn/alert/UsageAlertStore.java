package dev.tarn.alert;

import static dev.tarn.schema.Tables.TRIGGERED_USAGE_ALERT;
import static dev.tarn.schema.Tables.USAGE_ALERT;

import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.TriggeredUsageAlertRecord;
import dev.tarn.schema.tables.records.UsageAlertRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class UsageAlertStore {
    private static final dev.tarn.schema.tables.UsageAlert A = USAGE_ALERT;
    private static final dev.tarn.schema.tables.TriggeredUsageAlert T = TRIGGERED_USAGE_ALERT;

    private final DSLContext database;
    private final Json json;

    UsageAlertStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    private static Condition of(Tenant tenant, String externalSubscriptionId) {
        return A.ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(A.EXTERNAL_SUBSCRIPTION_ID.eq(externalSubscriptionId))
                .and(A.DELETED_AT.isNull());
    }

    Paged<Alert> page(Tenant tenant, String externalSubscriptionId, Page page) {
        return page.fetch(
                database,
                List.of(A.asterisk()),
                A,
                of(tenant, externalSubscriptionId),
                List.of(A.CREATED_AT.desc(), A.ID.desc()),
                this::alert);
    }

    Optional<Alert> find(Tenant tenant, String externalSubscriptionId, String code) {
        return database.selectFrom(A)
                .where(of(tenant, externalSubscriptionId).and(A.CODE.eq(code)))
                .forUpdate()
                .fetchOptional(this::alert);
    }

    boolean isTaken(Tenant tenant, String externalSubscriptionId, String code) {
        return database.fetchExists(A, of(tenant, externalSubscriptionId).and(A.CODE.eq(code)));
    }

    /** Whether another alert looks at the same already (PLT-313). */
    boolean isWatched(
            Tenant tenant,
            String externalSubscriptionId,
            AlertType type,
            @Nullable UUID metricId,
            @Nullable UUID except) {
        var same = of(tenant, externalSubscriptionId)
                .and(A.ALERT_TYPE.eq(type.code()))
                .and(metricId == null ? A.BILLABLE_METRIC_ID.isNull() : A.BILLABLE_METRIC_ID.eq(metricId));
        return database.fetchExists(A, except == null ? same : same.and(A.ID.ne(except)));
    }

    /** Those of these external ids that have any. */
    Set<String> withAlerts(Tenant tenant, Collection<String> externalSubscriptionIds) {
        return database.selectDistinct(A.EXTERNAL_SUBSCRIPTION_ID)
                .from(A)
                .where(A.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(A.EXTERNAL_SUBSCRIPTION_ID.in(externalSubscriptionIds))
                .and(A.DELETED_AT.isNull())
                .fetchSet(A.EXTERNAL_SUBSCRIPTION_ID);
    }

    /** All of these external ids, looked at by nobody else meanwhile. */
    List<Alert> lock(Tenant tenant, Collection<String> externalSubscriptionIds) {
        return database.selectFrom(A)
                .where(A.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(A.EXTERNAL_SUBSCRIPTION_ID.in(externalSubscriptionIds))
                .and(A.DELETED_AT.isNull())
                .orderBy(A.ID)
                .forUpdate()
                .fetch(this::alert);
    }

    void insert(Tenant tenant, Alert alert) {
        var row = row(alert);
        row.setOrganizationId(tenant.organizationId());
        row.setUpdatedAt(alert.createdAt());
        database.insertInto(A).set(row).execute();
    }

    void update(Alert alert, Instant now) {
        var row = row(alert);
        row.setUpdatedAt(now);
        database.update(A).set(row).where(A.ID.eq(alert.id())).execute();
    }

    private UsageAlertRecord row(Alert alert) {
        var row = new UsageAlertRecord();
        row.setId(alert.id());
        row.setExternalSubscriptionId(alert.externalSubscriptionId());
        row.setBillableMetricId(alert.metricId());
        row.setAlertType(alert.type().code());
        row.setCode(alert.code());
        row.setName(alert.name());
        row.setThresholds(json.column(alert.thresholds()));
        row.setPreviousValue(alert.previousValue());
        row.setLastProcessedAt(alert.lastProcessedAt());
        row.setCreatedAt(alert.createdAt());
        return row;
    }

    void delete(Tenant tenant, String externalSubscriptionId, @Nullable String code, Instant now) {
        database.update(A)
                .set(A.DELETED_AT, now)
                .where(of(tenant, externalSubscriptionId))
                .and(code == null ? DSL.noCondition() : A.CODE.eq(code))
                .execute();
    }

    /** Remembers what was seen, crossed or not (PLT-319). */
    void saw(Collection<Alert> alerts) {
        database.batch(alerts.stream()
                        .map(alert -> database.update(A)
                                .set(A.PREVIOUS_VALUE, alert.previousValue())
                                .set(A.LAST_PROCESSED_AT, alert.lastProcessedAt())
                                .where(A.ID.eq(alert.id())))
                        .toList())
                .execute();
    }

    void insert(Tenant tenant, Collection<TriggeredAlert> triggered) {
        var rows = triggered.stream()
                .map(one -> {
                    var row = new TriggeredUsageAlertRecord();
                    row.setId(one.id());
                    row.setOrganizationId(tenant.organizationId());
                    row.setUsageAlertId(one.alertId());
                    row.setSubscriptionId(one.subscriptionId());
                    row.setPreviousValue(one.previousValue());
                    row.setCurrentValue(one.currentValue());
                    row.setCrossedThresholds(json.column(one.crossed()));
                    row.setTriggeredAt(one.triggeredAt());
                    return row;
                })
                .toList();
        if (!rows.isEmpty()) {
            database.batchInsert(rows).execute();
        }
    }

    Paged<TriggeredAlert> triggered(Tenant tenant, UUID alertId, Page page) {
        return page.fetch(
                database,
                List.of(T.asterisk()),
                T,
                T.ORGANIZATION_ID.eq(tenant.organizationId()).and(T.USAGE_ALERT_ID.eq(alertId)),
                List.of(T.TRIGGERED_AT.desc(), T.ID.desc()),
                row -> new TriggeredAlert(
                        row.get(T.ID),
                        row.get(T.USAGE_ALERT_ID),
                        row.get(T.SUBSCRIPTION_ID),
                        row.get(T.PREVIOUS_VALUE),
                        row.get(T.CURRENT_VALUE),
                        thresholds(row.get(T.CROSSED_THRESHOLDS)),
                        row.get(T.TRIGGERED_AT)));
    }

    private Alert alert(Record row) {
        return new Alert(
                row.get(A.ID),
                row.get(A.EXTERNAL_SUBSCRIPTION_ID),
                AlertType.of(row.get(A.ALERT_TYPE)).orElseThrow(),
                row.get(A.BILLABLE_METRIC_ID),
                row.get(A.CODE),
                row.get(A.NAME),
                thresholds(row.get(A.THRESHOLDS)),
                row.get(A.PREVIOUS_VALUE),
                row.get(A.LAST_PROCESSED_AT),
                row.get(A.CREATED_AT));
    }

    private List<AlertThreshold> thresholds(JSONB column) {
        return json.mapper().readValue(column.data(), new TypeReference<List<AlertThreshold>>() {});
    }

    static Alert fresh(AlertDraft draft, String externalSubscriptionId, @Nullable UUID metricId, Instant now) {
        return new Alert(
                Ids.next(),
                externalSubscriptionId,
                Objects.requireNonNull(draft.type()),
                metricId,
                Objects.requireNonNull(draft.code()),
                draft.name(),
                Objects.requireNonNull(draft.thresholds()),
                BigDecimal.ZERO,
                null,
                now);
    }
}
