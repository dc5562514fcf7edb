package dev.tarn.metric;

import dev.tarn.engine.expression.Expression;
import dev.tarn.platform.SharedLookup;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The expressions that events of a code are completed with when they arrive (MTR-072). Asked for with every request: parallel ones share a query. */
@Component
public class MetricExpressions {
    /** Parsed by text, whichever metric it is of; a bound keeps abandoned texts from piling up. */
    private static final int MAX_PARSED = 1_000;

    private static final String QUERY = """
            SELECT m.organization_id, m.code, m.expression, m.field_name
              FROM unnest(?::uuid[], ?::text[]) AS k(organization_id, code)
              JOIN billable_metric m ON m.organization_id = k.organization_id AND m.code = k.code
             WHERE m.deleted_at IS NULL AND m.expression <> '' AND m.field_name IS NOT NULL
            """;

    private final DSLContext database;
    private final SharedLookup<Key, Target> lookup = new SharedLookup<>(this::read);
    private final Map<String, Expression> parsed = new ConcurrentHashMap<>();

    MetricExpressions(DSLContext database) {
        this.database = database;
    }

    /** An expression and the property that its value goes to. */
    public record Target(Expression expression, String fieldName) {}

    private record Key(UUID organizationId, String code) {}

    /** By code of a live metric; no entry for codes without expression. */
    public Map<String, Target> byCodes(Tenant tenant, Collection<String> codes) {
        List<Key> keys = codes.stream()
                .map(code -> new Key(tenant.organizationId(), code))
                .toList();
        Map<Key, Target> found = lookup.of(keys);
        var byCode = new HashMap<String, Target>();
        for (Key key : keys) {
            Target target = found.get(key);
            if (target != null) {
                byCode.put(key.code(), target);
            }
        }
        return byCode;
    }

    private Map<Key, Target> read(Set<Key> keys) {
        return database.resultQuery(
                        QUERY,
                        keys.stream().map(Key::organizationId).toArray(UUID[]::new),
                        keys.stream().map(Key::code).toArray(String[]::new))
                .fetchMap(
                        row -> new Key(row.get(0, UUID.class), row.get(1, String.class)),
                        row -> new Target(parse(row.get(2, String.class)), row.get(3, String.class)));
    }

    private Expression parse(String text) {
        if (parsed.size() > MAX_PARSED) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(text, Expression::parse);
    }
}
