package dev.tarn.entity;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.access.OrganizationZones;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The zone of an organization is that of its default billing entity. */
@Component
class DefaultZones implements OrganizationZones {
    private final DSLContext database;

    DefaultZones(DSLContext database) {
        this.database = database;
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> organizationIds) {
        return database.select(BILLING_ENTITY.ORGANIZATION_ID, BILLING_ENTITY.TIMEZONE)
                .from(BILLING_ENTITY)
                .where(BILLING_ENTITY.ORGANIZATION_ID.in(organizationIds))
                .and(BILLING_ENTITY.IS_DEFAULT)
                .fetchMap(BILLING_ENTITY.ORGANIZATION_ID, BILLING_ENTITY.TIMEZONE);
    }
}
