package dev.tarn.metric;

import static dev.tarn.schema.Tables.BILLABLE_METRIC;
import static dev.tarn.schema.Tables.BILLABLE_METRIC_FILTER;
import static dev.tarn.schema.Tables.CHARGE;
import static dev.tarn.schema.Tables.PLAN;

import dev.tarn.engine.expression.CustomAggregator;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class MetricStore {
    private final DSLContext database;
    private final Json json;

    MetricStore(DSLContext database, Json json) {
        this.database = database;
        this.json = json;
    }

    Optional<Metric> byCode(Tenant tenant, String code) {
        return fetch(live(tenant).and(BILLABLE_METRIC.CODE.eq(code))).stream().findFirst();
    }

    /** The same, locked against other writes until the end of the transaction. */
    Optional<Metric> lockByCode(Tenant tenant, String code) {
        return database.select(BILLABLE_METRIC.ID)
                .from(BILLABLE_METRIC)
                .where(live(tenant), BILLABLE_METRIC.CODE.eq(code))
                .forUpdate()
                .fetchOptional(BILLABLE_METRIC.ID)
                .flatMap(id -> fetch(BILLABLE_METRIC.ID.eq(id)).stream().findFirst());
    }

    List<Metric> byIds(Tenant tenant, Collection<UUID> ids) {
        return fetch(BILLABLE_METRIC.ORGANIZATION_ID.eq(tenant.organizationId()).and(BILLABLE_METRIC.ID.in(ids)));
    }

    /** The live ones, which cannot be changed or deleted until the end of the transaction. */
    List<Metric> holdByIds(Tenant tenant, Collection<UUID> ids) {
        return withFilters(database.select(DSL.asterisk())
                .from(BILLABLE_METRIC)
                .where(live(tenant), BILLABLE_METRIC.ID.in(ids))
                .orderBy(BILLABLE_METRIC.ID)
                .forShare()
                .fetch());
    }

    List<Metric> liveByCodes(Tenant tenant, Collection<String> codes) {
        return fetch(live(tenant).and(BILLABLE_METRIC.CODE.in(codes)));
    }

    Paged<Metric> page(Tenant tenant, Query query, Page page) {
        var rows = page.fetch(
                database,
                List.of(BILLABLE_METRIC.asterisk()),
                BILLABLE_METRIC,
                live(tenant)
                        .and(query.search(BILLABLE_METRIC.NAME, BILLABLE_METRIC.CODE))
                        .and(ofTypes(query.list("aggregation_types"))),
                List.of(BILLABLE_METRIC.CREATED_AT.desc(), BILLABLE_METRIC.ID),
                row -> row);
        return rows.withItems(withFilters(rows.items()));
    }

    /** Types by their names on the wire; all when none is asked for. */
    private static Condition ofTypes(List<String> asked) {
        if (asked.isEmpty()) {
            return DSL.noCondition();
        }
        return BILLABLE_METRIC.AGGREGATION_TYPE.in(asked.stream()
                .map(name -> {
                    AggregationType type = MetricJson.aggregationOf(name);
                    if (type == null) {
                        throw Refusal.invalid("aggregation_types", "value_is_invalid");
                    }
                    return type.name().toLowerCase(Locale.ROOT);
                })
                .toList());
    }

    boolean isInUse(UUID metricId) {
        return database.fetchExists(database.selectOne()
                .from(CHARGE)
                .join(PLAN)
                .on(PLAN.ID.eq(CHARGE.PLAN_ID))
                .where(CHARGE.BILLABLE_METRIC_ID.eq(metricId), CHARGE.DELETED_AT.isNull(), PLAN.DELETED_AT.isNull()));
    }

    boolean isTaken(Tenant tenant, String code) {
        return database.fetchExists(BILLABLE_METRIC, live(tenant).and(BILLABLE_METRIC.CODE.eq(code)));
    }

    UUID insert(Tenant tenant, MetricDraft draft, Instant now) {
        UUID id = Ids.next();
        var row = database.newRecord(BILLABLE_METRIC);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        fill(row, draft);
        row.insert();
        return id;
    }

    void update(UUID id, MetricDraft draft, Instant now) {
        var row = database.newRecord(BILLABLE_METRIC);
        row.setUpdatedAt(now);
        fill(row, draft);
        database.update(BILLABLE_METRIC)
                .set(row)
                .where(BILLABLE_METRIC.ID.eq(id))
                .execute();
    }

    private void fill(dev.tarn.schema.tables.records.BillableMetricRecord row, MetricDraft draft) {
        row.setCode(draft.code());
        row.setName(draft.name());
        row.setDescription(draft.description());
        row.setAggregationType(
                Objects.requireNonNull(draft.aggregation()).name().toLowerCase(Locale.ROOT));
        row.setFieldName(draft.fieldName());
        row.setRecurring(draft.recurring());
        row.setWeightedInterval(draft.weightedInterval());
        row.setRoundingFunction(draft.roundingFunction());
        row.setRoundingPrecision(draft.roundingPrecision());
        row.setExpression(draft.expression());
        CustomAggregator aggregator = draft.customAggregator();
        row.setCustomAggregator(aggregator == null ? null : json.column(CustomAggregatorJson.Row.of(aggregator)));
    }

    void replaceFilters(Tenant tenant, UUID metricId, Map<String, List<String>> filters) {
        database.deleteFrom(BILLABLE_METRIC_FILTER)
                .where(BILLABLE_METRIC_FILTER.BILLABLE_METRIC_ID.eq(metricId))
                .execute();
        database.batchInsert(filters.entrySet().stream()
                        .map(filter -> {
                            var row = database.newRecord(BILLABLE_METRIC_FILTER);
                            row.setBillableMetricId(metricId);
                            row.setOrganizationId(tenant.organizationId());
                            row.setKey(filter.getKey());
                            row.setValues(filter.getValue().toArray(String[]::new));
                            return row;
                        })
                        .toList())
                .execute();
    }

    void markDeleted(UUID id, Instant now) {
        database.update(BILLABLE_METRIC)
                .set(BILLABLE_METRIC.DELETED_AT, now)
                .where(BILLABLE_METRIC.ID.eq(id))
                .execute();
    }

    private static Condition live(Tenant tenant) {
        return BILLABLE_METRIC.ORGANIZATION_ID.eq(tenant.organizationId()).and(BILLABLE_METRIC.DELETED_AT.isNull());
    }

    private List<Metric> fetch(Condition which) {
        return withFilters(database.select(DSL.asterisk())
                .from(BILLABLE_METRIC)
                .where(which)
                .fetch());
    }

    private List<Metric> withFilters(Collection<? extends Record> rows) {
        List<UUID> ids = rows.stream().map(row -> row.get(BILLABLE_METRIC.ID)).toList();
        Map<UUID, List<Record>> filters = ids.isEmpty()
                ? Map.of()
                : database.select(DSL.asterisk())
                        .from(BILLABLE_METRIC_FILTER)
                        .where(BILLABLE_METRIC_FILTER.BILLABLE_METRIC_ID.in(ids))
                        .<UUID, Record>fetchGroups(BILLABLE_METRIC_FILTER.BILLABLE_METRIC_ID, row -> row);
        List<Metric> metrics = new ArrayList<>();
        rows.forEach(row -> metrics.add(metric(row, filters.getOrDefault(row.get(BILLABLE_METRIC.ID), List.of()))));
        return metrics;
    }

    private Metric metric(Record row, List<Record> filterRows) {
        var filters = new TreeMap<String, List<String>>();
        filterRows.forEach(filter -> filters.put(
                filter.get(BILLABLE_METRIC_FILTER.KEY), List.of(filter.get(BILLABLE_METRIC_FILTER.VALUES))));
        return new Metric(
                row.get(BILLABLE_METRIC.ID),
                row.get(BILLABLE_METRIC.CODE),
                row.get(BILLABLE_METRIC.NAME),
                row.get(BILLABLE_METRIC.DESCRIPTION),
                AggregationType.valueOf(
                        row.get(BILLABLE_METRIC.AGGREGATION_TYPE).toUpperCase(Locale.ROOT)),
                row.get(BILLABLE_METRIC.FIELD_NAME),
                row.get(BILLABLE_METRIC.RECURRING),
                row.get(BILLABLE_METRIC.WEIGHTED_INTERVAL),
                row.get(BILLABLE_METRIC.ROUNDING_FUNCTION),
                row.get(BILLABLE_METRIC.ROUNDING_PRECISION),
                row.get(BILLABLE_METRIC.EXPRESSION),
                CustomAggregatorJson.Row.read(json, row.get(BILLABLE_METRIC.CUSTOM_AGGREGATOR)),
                filters,
                row.get(BILLABLE_METRIC.CREATED_AT));
    }
}
