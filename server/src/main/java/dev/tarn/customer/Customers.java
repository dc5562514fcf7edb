package dev.tarn.customer;

import static dev.tarn.schema.Tables.BILLING_ENTITY;
import static dev.tarn.schema.Tables.CUSTOMER;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

@Service
public class Customers {
    private final DSLContext database;
    private final BillingClock clock;

    Customers(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void lock(Tenant tenant, Collection<UUID> ids) {
        database.select(CUSTOMER.ID).from(CUSTOMER).where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.in(ids)).orderBy(CUSTOMER.ID).forUpdate().execute();
    }

    public Customer lockOrCreate(Tenant tenant, String externalId, String currency) {
        UUID id = database.select(CUSTOMER.ID).from(CUSTOMER).where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.EXTERNAL_ID.eq(externalId)).fetchOne(CUSTOMER.ID);
        if (id == null) {
            id = Ids.next();
            int next = database.select(DSL.coalesce(DSL.max(CUSTOMER.SEQUENTIAL_ID), 0)).from(CUSTOMER).where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId())).fetchSingle().value1() + 1;
            database.insertInto(CUSTOMER).set(CUSTOMER.ID, id).set(CUSTOMER.ORGANIZATION_ID, tenant.organizationId()).set(CUSTOMER.BILLING_ENTITY_ID, tenant.organizationId()).set(CUSTOMER.EXTERNAL_ID, externalId).set(CUSTOMER.CURRENCY, currency).set(CUSTOMER.SEQUENTIAL_ID, next).set(CUSTOMER.SLUG, "S-" + next).set(CUSTOMER.CREATED_AT, clock.now(tenant)).set(CUSTOMER.UPDATED_AT, clock.now(tenant)).execute();
        }
        lock(tenant, List.of(id));
        return dev.tarn.platform.Known.in(byIds(tenant, List.of(id)), id);
    }

    public Customer requireByExternalId(Tenant tenant, String externalId) {
        return lockOrCreate(tenant, externalId, "EUR");
    }

    public Map<UUID, Customer> byIds(Tenant tenant, Collection<UUID> ids) {
        return database.select(CUSTOMER.asterisk(), BILLING_ENTITY.TIMEZONE).from(CUSTOMER).join(BILLING_ENTITY).on(BILLING_ENTITY.ID.eq(CUSTOMER.BILLING_ENTITY_ID)).where(CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId()), CUSTOMER.ID.in(ids)).fetchMap(CUSTOMER.ID, row -> new Customer(row.get(CUSTOMER.ID), row.get(CUSTOMER.BILLING_ENTITY_ID), row.get(CUSTOMER.EXTERNAL_ID), row.get(CUSTOMER.SEQUENTIAL_ID), false, row.get(CUSTOMER.CURRENCY), ZoneId.of(row.get(CUSTOMER.TIMEZONE) == null ? row.get(BILLING_ENTITY.TIMEZONE) : row.get(CUSTOMER.TIMEZONE)), 0, 0, "next_period_start", "align_with_finalization_date", false, "en", row.get(CUSTOMER.CREATED_AT)));
    }
}
