package dev.tarn.plan;

import static dev.tarn.schema.Tables.PLAN;
import static dev.tarn.schema.Tables.PLAN_VERSION;
import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.engine.time.Interval;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PlanRecord;
import dev.tarn.tax.Tax;
import dev.tarn.tax.Taxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Plans are read whole, in a number of queries that does not depend on how many. */
@Repository
class PlanStore {
    private final DSLContext database;
    private final Json json;
    private final ChargeStore charges;
    private final FixedChargeStore fixedCharges;
    private final CommitmentStore commitments;
    private final Taxes taxes;
    private final UsageThresholds thresholds;

    PlanStore(
            DSLContext database,
            Json json,
            ChargeStore charges,
            FixedChargeStore fixedCharges,
            CommitmentStore commitments,
            Taxes taxes,
            UsageThresholds thresholds) {
        this.database = database;
        this.json = json;
        this.charges = charges;
        this.fixedCharges = fixedCharges;
        this.commitments = commitments;
        this.taxes = taxes;
        this.thresholds = thresholds;
    }

    Optional<Plan> byCode(Tenant tenant, String code) {
        return fetch(tenant, liveParents(tenant).and(PLAN.CODE.eq(code))).stream()
                .findFirst();
    }

    /** The same, locked against other edits until the end of the transaction. */
    Optional<Plan> lockByCode(Tenant tenant, String code) {
        return database.select(PLAN.ID)
                .from(PLAN)
                .where(liveParents(tenant), PLAN.CODE.eq(code))
                .forUpdate()
                .fetchOptional(PLAN.ID)
                .map(id -> byIds(tenant, List.of(id)).getFirst());
    }

    /** Kept as it is by whoever sells it; sellers do not wait for each other. */
    Optional<Plan> holdByCode(Tenant tenant, String code) {
        return database.select(PLAN.ID)
                .from(PLAN)
                .where(liveParents(tenant), PLAN.CODE.eq(code))
                .forKeyShare()
                .fetchOptional(PLAN.ID)
                .map(id -> byIds(tenant, List.of(id)).getFirst());
    }

    void holdById(Tenant tenant, UUID id) {
        database.select(PLAN.ID)
                .from(PLAN)
                .where(ofTenant(tenant), PLAN.ID.eq(id))
                .forKeyShare()
                .execute();
    }

    /** Locked in the order of their ids, so that two that do this never wait for each other. */
    List<Plan> lockByIds(Tenant tenant, Collection<UUID> ids) {
        database.select(PLAN.ID)
                .from(PLAN)
                .where(ofTenant(tenant), PLAN.ID.in(ids))
                .orderBy(PLAN.ID)
                .forUpdate()
                .execute();
        return byIds(tenant, ids);
    }

    List<Plan> byIds(Tenant tenant, Collection<UUID> ids) {
        return fetch(tenant, ofTenant(tenant).and(PLAN.ID.in(ids)));
    }

    Paged<Plan> page(Tenant tenant, Query query, Page page) {
        var rows = page.fetch(
                database,
                List.of(PLAN.asterisk()),
                PLAN,
                liveParents(tenant).and(query.search(PLAN.NAME, PLAN.CODE)),
                List.of(PLAN.CREATED_AT.desc(), PLAN.ID),
                row -> row.into(PLAN));
        return rows.withItems(whole(tenant, rows.items()));
    }

    boolean isTaken(Tenant tenant, String code) {
        return database.fetchExists(PLAN, liveParents(tenant).and(PLAN.CODE.eq(code)));
    }

    /** Whether a subscription of any status ever referred to the plan (SUB-023, SUB-024). */
    boolean isInUse(UUID planId) {
        return database.fetchExists(SUBSCRIPTION, PlanFamily.has(SUBSCRIPTION.PLAN_ID, planId));
    }

    UUID insert(Tenant tenant, PlanDraft draft, Instant now) {
        UUID id = Ids.next();
        PlanRecord row = database.newRecord(PLAN);
        row.setId(id);
        row.setOrganizationId(tenant.organizationId());
        row.setCreatedAt(now);
        fill(row, draft, now);
        row.insert();
        return id;
    }

    int update(UUID id, PlanDraft draft, Instant now) {
        PlanRecord row = database.newRecord(PLAN);
        fill(row, draft, now);
        return database.update(PLAN).set(row).where(PLAN.ID.eq(id)).execute();
    }

    private static void fill(PlanRecord row, PlanDraft draft, Instant now) {
        row.setCode(draft.code());
        row.setName(draft.name());
        row.setInvoiceDisplayName(draft.invoiceDisplayName());
        row.setDescription(draft.description());
        row.setInterval(Objects.requireNonNull(draft.interval()).name().toLowerCase(Locale.ROOT));
        row.setAmountCents(draft.amountCents());
        row.setAmountCurrency(draft.currency());
        row.setPayInAdvance(draft.payInAdvance());
        row.setTrialPeriodDays(draft.trialPeriodDays());
        row.setBillChargesMonthly(draft.billChargesMonthly());
        row.setBillFixedChargesMonthly(draft.billFixedChargesMonthly());
        row.setUpdatedAt(now);
    }

    void setMetadata(UUID id, @Nullable Map<String, @Nullable String> metadata) {
        JSONB column = metadata == null ? null : json.column(metadata);
        database.update(PLAN).set(PLAN.METADATA, column).where(PLAN.ID.eq(id)).execute();
    }

    /** Keeps what the plan was, and counts on. */
    void addVersion(Tenant tenant, Plan before, Object snapshot, Instant now) {
        database.insertInto(PLAN_VERSION)
                .set(PLAN_VERSION.PLAN_ID, before.id())
                .set(PLAN_VERSION.ORGANIZATION_ID, tenant.organizationId())
                .set(PLAN_VERSION.VERSION, before.version())
                .set(PLAN_VERSION.SNAPSHOT, json.column(snapshot))
                .set(PLAN_VERSION.CHANGED_BY, tenant.actor())
                .set(PLAN_VERSION.CREATED_AT, now)
                .execute();
        database.update(PLAN)
                .set(PLAN.VERSION, before.version() + 1)
                .set(PLAN.UPDATED_AT, now)
                .where(PLAN.ID.eq(before.id()))
                .execute();
    }

    void markPendingDeletion(UUID id) {
        database.update(PLAN)
                .set(PLAN.PENDING_DELETION, true)
                .where(PLAN.ID.eq(id).or(PLAN.PARENT_ID.eq(id)))
                .execute();
    }

    void markDeleted(UUID id, Instant now) {
        database.update(PLAN)
                .set(PLAN.PENDING_DELETION, false)
                .set(PLAN.DELETED_AT, now)
                .where(PLAN.ID.eq(id).or(PLAN.PARENT_ID.eq(id)))
                .execute();
    }

    List<Charge> chargesByIds(Tenant tenant, Collection<UUID> ids) {
        return charges.byIdsEver(tenant, ids);
    }

    private static Condition ofTenant(Tenant tenant) {
        return PLAN.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Condition liveParents(Tenant tenant) {
        return ofTenant(tenant).and(PLAN.DELETED_AT.isNull()).and(PLAN.PARENT_ID.isNull());
    }

    private List<Plan> fetch(Tenant tenant, Condition which) {
        return whole(
                tenant,
                database.selectFrom(PLAN)
                        .where(which)
                        .orderBy(PLAN.CREATED_AT.desc(), PLAN.ID)
                        .fetch());
    }

    /** Those that were made for one subscription show what they inherit. */
    private List<Plan> whole(Tenant tenant, List<PlanRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var parentIds = rows.stream()
                .map(PlanRecord::getParentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, Plan> parents = parentIds.isEmpty()
                ? Map.of()
                : asStored(
                                tenant,
                                database.selectFrom(PLAN)
                                        .where(ofTenant(tenant), PLAN.ID.in(parentIds))
                                        .fetch())
                        .stream()
                        .collect(Collectors.toMap(Plan::id, Function.identity()));
        return asStored(tenant, rows).stream()
                .map(plan -> plan.parentId() == null ? plan : PlanOverlay.of(Known.in(parents, plan.parentId()), plan))
                .toList();
    }

    private List<Plan> asStored(Tenant tenant, List<PlanRecord> rows) {
        List<UUID> ids = rows.stream().map(PlanRecord::getId).toList();
        Map<UUID, List<Charge>> chargesOf = charges.ofPlans(tenant, ids);
        Map<UUID, List<FixedCharge>> fixedChargesOf = fixedCharges.ofPlans(tenant, ids);
        Map<UUID, Commitment> commitmentOf = commitments.ofPlans(tenant, ids);
        Map<UUID, List<Tax>> taxesOf = taxes.byTarget(tenant, ids);
        Map<UUID, List<UsageThreshold>> thresholdsOf = thresholds.ofPlans(tenant, ids);
        List<Plan> plans = new ArrayList<>();
        for (PlanRecord row : rows) {
            UUID id = row.getId();
            plans.add(plan(
                    row,
                    chargesOf.getOrDefault(id, List.of()),
                    fixedChargesOf.getOrDefault(id, List.of()),
                    commitmentOf.get(id),
                    taxesOf.getOrDefault(id, List.of()),
                    thresholdsOf.getOrDefault(id, List.of())));
        }
        return plans;
    }

    private Plan plan(
            PlanRecord row,
            List<Charge> charges,
            List<FixedCharge> fixedCharges,
            @Nullable Commitment commitment,
            List<Tax> taxes,
            List<UsageThreshold> thresholds) {
        return new Plan(
                row.getId(),
                row.getParentId(),
                row.getCode(),
                row.getName(),
                row.getInvoiceDisplayName(),
                row.getDescription(),
                Interval.valueOf(row.getInterval().toUpperCase(Locale.ROOT)),
                row.getAmountCents(),
                row.getAmountCurrency(),
                row.getPayInAdvance(),
                row.getTrialPeriodDays(),
                row.getBillChargesMonthly(),
                row.getBillFixedChargesMonthly(),
                metadata(row.getMetadata()),
                row.getPendingDeletion(),
                row.getVersion(),
                charges,
                fixedCharges,
                commitment,
                taxes,
                thresholds,
                thresholds,
                row.getCreatedAt(),
                Set.of(row.getOverridden()));
    }

    private @Nullable Map<String, @Nullable String> metadata(@Nullable JSONB column) {
        if (column == null) {
            return null;
        }
        var metadata = new LinkedHashMap<String, @Nullable String>();
        for (Map.Entry<String, JsonNode> entry : json.object(column).properties()) {
            metadata.put(
                    entry.getKey(),
                    entry.getValue().isNull() ? null : entry.getValue().asString());
        }
        return metadata;
    }
}
