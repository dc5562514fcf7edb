package dev.tarn.plan;

import static dev.tarn.schema.Tables.PLAN_VERSION;

import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What a plan was before each of its edits, and who changed what (SUB-037). Each method is one transaction. */
@Service
class PlanVersions {
    private final DSLContext database;
    private final Plans plans;
    private final Json json;

    PlanVersions(DSLContext database, Plans plans, Json json) {
        this.database = database;
        this.plans = plans;
        this.json = json;
    }

    /**
     * A version of a plan.
     *
     * @param at since when it applied
     * @param by who made it, by e-mail or the name of a key; null: nobody knows, or the system did
     * @param changes against the version it is compared with; empty for the first
     */
    record Version(
            int number,
            boolean current,
            Instant at,
            @Nullable String by,
            @Nullable Integer comparedWith,
            List<VersionChange> changes,
            JsonNode plan) {}

    /** Newest first, each compared with the one before. */
    @Transactional(readOnly = true)
    public Paged<Version> page(Tenant tenant, String code, Page page) {
        Plan plan = plans.requireByCode(tenant, code);
        int newest = plan.version() - (int) Math.min((long) (page.number() - 1) * page.size(), plan.version());
        int oldest = Math.max(1, newest - page.size() + 1);
        var kept = kept(tenant, plan, oldest - 1, newest);
        var versions = new ArrayList<Version>();
        for (int number = newest; number >= oldest; number--) {
            versions.add(version(plan, number, number == 1 ? null : number - 1, kept));
        }
        return new Paged<>(versions, plan.version(), page);
    }

    /** @param comparedWith null: the one before */
    @Transactional(readOnly = true)
    public Version require(Tenant tenant, String code, String number, @Nullable Integer comparedWith) {
        Plan plan = plans.requireByCode(tenant, code);
        int known = parse(number, plan);
        if (comparedWith != null && (comparedWith < 1 || comparedWith > plan.version())) {
            throw Refusal.invalid("compared_with", "value_is_invalid");
        }
        Integer other = comparedWith == null && known > 1 ? Integer.valueOf(known - 1) : comparedWith;
        int from = Math.min(known - 1, other == null ? known : other);
        return version(plan, known, other, kept(tenant, plan, from, Math.max(known, other == null ? known : other)));
    }

    private static int parse(String number, Plan plan) {
        try {
            int parsed = Integer.parseInt(number);
            if (parsed >= 1 && parsed <= plan.version()) {
                return parsed;
            }
        } catch (NumberFormatException noNumber) {
            throw Refusal.notFound("plan_version");
        }
        throw Refusal.notFound("plan_version");
    }

    private record Kept(JsonNode snapshot, @Nullable String replacedBy, Instant replacedAt) {}

    /** By number; the version in force is not among them. */
    private Map<Integer, Kept> kept(Tenant tenant, Plan plan, int from, int to) {
        return database.select(
                        PLAN_VERSION.VERSION, PLAN_VERSION.SNAPSHOT, PLAN_VERSION.CHANGED_BY, PLAN_VERSION.CREATED_AT)
                .from(PLAN_VERSION)
                .where(PLAN_VERSION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PLAN_VERSION.PLAN_ID.eq(plan.id()))
                .and(PLAN_VERSION.VERSION.between(from, to))
                .fetchMap(PLAN_VERSION.VERSION, row -> new Kept(json.tree(row.value2()), row.value3(), row.value4()));
    }

    private Version version(Plan plan, int number, @Nullable Integer other, Map<Integer, Kept> kept) {
        JsonNode content = content(plan, number, kept);
        Kept before = kept.get(number - 1);
        return new Version(
                number,
                number == plan.version(),
                before == null ? plan.createdAt() : before.replacedAt(),
                before == null ? null : before.replacedBy(),
                other,
                other == null ? List.of() : VersionChange.between(content(plan, other, kept), content),
                content);
    }

    private JsonNode content(Plan plan, int number, Map<Integer, Kept> kept) {
        Kept known = kept.get(number);
        return known == null ? json.mapper().valueToTree(PlanJson.of(plan)) : known.snapshot();
    }
}
