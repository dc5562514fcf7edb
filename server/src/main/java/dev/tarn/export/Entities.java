package dev.tarn.export;

import static dev.tarn.schema.Tables.BILLING_ENTITY;

import dev.tarn.platform.Tenant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whether files have to say which billing entity a row is of. */
@Component
class Entities {
    private final DSLContext database;

    Entities(DSLContext database) {
        this.database = database;
    }

    boolean several(Tenant tenant) {
        return database.fetchCount(BILLING_ENTITY, BILLING_ENTITY.ORGANIZATION_ID.eq(tenant.organizationId())) > 1;
    }
}
