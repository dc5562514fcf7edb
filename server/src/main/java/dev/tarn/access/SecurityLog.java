package dev.tarn.access;

import static dev.tarn.schema.Tables.SECURITY_LOG;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Who changed who may do what, and from where (PLT-276, PLT-277). Written in the transaction of the change; kept for 90 days. */
@Component
public class SecurityLog {
    private static final Duration KEPT_FOR = Duration.ofDays(90);

    private final DSLContext database;
    private final BillingClock clock;
    private final Json json;

    SecurityLog(DSLContext database, BillingClock clock, Json json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    record Entry(
            UUID id,
            String type,
            String event,
            @Nullable String userEmail,
            @Nullable UUID apiKeyId,
            JsonNode resources,
            JsonNode deviceInfo,
            Instant loggedAt) {}

    /**
     * Notes an event of the tenant's organization.
     *
     * @param event its type and what happened, such as {@code api_key.rotated}
     * @param resources identifiers, and for updates field to {@link #change}
     */
    public void write(Tenant tenant, String event, Map<String, ? extends @Nullable Object> resources) {
        Instant now = clock.machineNow();
        database.insertInto(SECURITY_LOG)
                .set(SECURITY_LOG.ID, Ids.next())
                .set(SECURITY_LOG.ORGANIZATION_ID, tenant.organizationId())
                .set(SECURITY_LOG.USER_ID, tenant.userId())
                .set(SECURITY_LOG.USER_EMAIL, tenant.userId() == null ? null : tenant.actor())
                .set(SECURITY_LOG.API_KEY_ID, tenant.apiKeyId())
                .set(SECURITY_LOG.LOG_TYPE, event.substring(0, event.indexOf('.')))
                .set(SECURITY_LOG.LOG_EVENT, event)
                .set(SECURITY_LOG.RESOURCES, json.column(resources))
                .set(SECURITY_LOG.DEVICE_INFO, json.column(Device.ofCurrentRequest()))
                .set(SECURITY_LOG.LOGGED_AT, now)
                .execute();
        database.deleteFrom(SECURITY_LOG)
                .where(SECURITY_LOG.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SECURITY_LOG.LOGGED_AT.lt(now.minus(KEPT_FOR)))
                .execute();
    }

    /** A changed field, as entries name it. */
    public static Map<String, Object> change(Object before, Object after) {
        return Map.of("deleted", before, "added", after);
    }

    Paged<Entry> list(Tenant tenant, Query query, Page page) {
        if (query.text("to_date").isEmpty()) {
            throw Refusal.invalid("to_date", "value_is_mandatory");
        }
        Condition where = SECURITY_LOG
                .ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(SECURITY_LOG.LOGGED_AT.ge(clock.machineNow().minus(KEPT_FOR)))
                .and(until(query).map(SECURITY_LOG.LOGGED_AT::lt).orElse(DSL.noCondition()))
                .and(query.instant("from_date").map(SECURITY_LOG.LOGGED_AT::ge).orElse(DSL.noCondition()))
                .and(oneOf(SECURITY_LOG.LOG_TYPE, query.list("log_types")))
                .and(oneOf(SECURITY_LOG.LOG_EVENT, query.list("log_events")))
                .and(oneOfIds(SECURITY_LOG.USER_ID, query.list("user_ids")))
                .and(oneOfIds(SECURITY_LOG.API_KEY_ID, query.list("api_key_ids")));
        return page.fetch(
                database,
                List.of(SECURITY_LOG.asterisk()),
                SECURITY_LOG,
                where,
                List.of(SECURITY_LOG.LOGGED_AT.desc(), SECURITY_LOG.ID.desc()),
                this::map);
    }

    /** A date means its whole day. */
    private static Optional<Instant> until(Query query) {
        boolean day = query.text("to_date").orElse("").length() == 10;
        return query.instant("to_date").map(instant -> day ? instant.plus(Duration.ofDays(1)) : instant.plusSeconds(1));
    }

    private static Condition oneOf(org.jooq.Field<String> field, List<String> values) {
        return values.isEmpty() ? DSL.noCondition() : field.in(values);
    }

    private static Condition oneOfIds(org.jooq.Field<UUID> field, List<String> values) {
        return values.isEmpty()
                ? DSL.noCondition()
                : field.in(values.stream()
                        .map(Ids::parse)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Entry map(Record row) {
        return new Entry(
                row.get(SECURITY_LOG.ID),
                row.get(SECURITY_LOG.LOG_TYPE),
                row.get(SECURITY_LOG.LOG_EVENT),
                row.get(SECURITY_LOG.USER_EMAIL),
                row.get(SECURITY_LOG.API_KEY_ID),
                json.tree(row.get(SECURITY_LOG.RESOURCES)),
                json.tree(row.get(SECURITY_LOG.DEVICE_INFO)),
                row.get(SECURITY_LOG.LOGGED_AT));
    }
}
