package dev.tarn.metric;

import static dev.tarn.schema.Tables.BILLABLE_METRIC;

import dev.tarn.engine.expression.Expression;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The expressions that events of a code are completed with when they arrive (MTR-072). Asked for every request: one narrow query, no transaction. */
@Component
public class MetricExpressions {
    /** Parsed by text, whichever metric it is of; a bound keeps abandoned texts from piling up. */
    private static final int MAX_PARSED = 1_000;

    private final DSLContext database;
    private final Map<String, Expression> parsed = new ConcurrentHashMap<>();

    MetricExpressions(DSLContext database) {
        this.database = database;
    }

    /** An expression and the property that its value goes to. */
    public record Target(Expression expression, String fieldName) {}

    /** By code of a live metric; no entry for codes without expression. */
    public Map<String, Target> byCodes(Tenant tenant, Collection<String> codes) {
        return database.select(BILLABLE_METRIC.CODE, BILLABLE_METRIC.EXPRESSION, BILLABLE_METRIC.FIELD_NAME)
                .from(BILLABLE_METRIC)
                .where(BILLABLE_METRIC.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLABLE_METRIC.CODE.in(codes))
                .and(BILLABLE_METRIC.DELETED_AT.isNull())
                .and(BILLABLE_METRIC.EXPRESSION.ne(""))
                .and(BILLABLE_METRIC.FIELD_NAME.isNotNull())
                .fetchMap(row -> row.value1(), row -> new Target(parse(row.value2()), row.value3()));
    }

    private Expression parse(String text) {
        if (parsed.size() > MAX_PARSED) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(text, Expression::parse);
    }
}
