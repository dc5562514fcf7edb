package dev.tarn.subscription;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.subscription.SubscriptionDraft.EntityChoice;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The billing entities that subscriptions name (SUB-101). */
@Component
class Sellers {
    private final DSLContext database;

    Sellers(DSLContext database) {
        this.database = database;
    }

    /** The entity that was chosen; null where none was. An archived one sells nothing more. */
    @Nullable UUID find(Tenant tenant, EntityChoice choice) {
        if (!choice.isGiven()) {
            return null;
        }
        Condition chosen = choice.id() == null ? BILLING_ENTITY.CODE.eq(choice.code()) : BILLING_ENTITY.ID.eq(choice.id());
        return database.select(BILLING_ENTITY.ID)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.ARCHIVED_AT.isNull())
                .and(chosen)
                .fetchOptional(BILLING_ENTITY.ID)
                .orElseThrow(() -> Refusal.notFound("billing_entity"));
    }

    Map<UUID, String> codes(Tenant tenant, Collection<UUID> ids) {
        return database.select(BILLING_ENTITY.ID, BILLING_ENTITY.CODE)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(BILLING_ENTITY.ID.in(ids))
                .fetchMap(BILLING_ENTITY.ID, BILLING_ENTITY.CODE);
    }
}
