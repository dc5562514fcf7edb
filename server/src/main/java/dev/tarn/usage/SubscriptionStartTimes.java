package dev.tarn.usage;

import static dev.tarn.schema.Tables.SUBSCRIPTION;

import dev.tarn.event.SubscriptionStarts;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Where a list of events begins when it is asked for from the start of a subscription (MTR-052). */
@Component
class SubscriptionStartTimes implements SubscriptionStarts {
    private final DSLContext database;

    SubscriptionStartTimes(DSLContext database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> startedAt(Tenant tenant, String externalSubscriptionId) {
        return database.select(SUBSCRIPTION.STARTED_AT)
                .from(SUBSCRIPTION)
                .where(SUBSCRIPTION.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(SUBSCRIPTION.EXTERNAL_ID.eq(externalSubscriptionId))
                .and(SUBSCRIPTION.STARTED_AT.isNotNull())
                .orderBy(SUBSCRIPTION.TERMINATED_AT.desc().nullsFirst(), SUBSCRIPTION.STARTED_AT.desc())
                .limit(1)
                .fetchOptional(SUBSCRIPTION.STARTED_AT);
    }
}
