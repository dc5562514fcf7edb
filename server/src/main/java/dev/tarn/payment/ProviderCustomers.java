package dev.tarn.payment;

import static dev.tarn.schema.Tables.INTEGRATION;
import static dev.tarn.schema.Tables.PAYMENT_METHOD;
import static dev.tarn.schema.Tables.PROVIDER_CUSTOMER;

import dev.tarn.customer.PaymentProviderLinks;
import dev.tarn.integration.ConnectionDeleted;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.ProviderCustomerRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Customers as payment providers know them (CRD-321, PLT-153). */
@Component
class ProviderCustomers implements PaymentProviderLinks {
    private final DSLContext database;
    private final ProviderChoice choice;
    private final ProviderCalls calls;
    private final BillingClock clock;

    ProviderCustomers(DSLContext database, ProviderChoice choice, ProviderCalls calls, BillingClock clock) {
        this.database = database;
        this.choice = choice;
        this.calls = calls;
        this.clock = clock;
    }

    /** {@code providerCustomerId} null: not made there yet. */
    record Linked(
            UUID customerId,
            UUID integrationId,
            @Nullable String providerCustomerId,
            boolean sync,
            List<String> paymentMethods) {}

    @Override
    public Map<UUID, Link> byCustomers(Tenant tenant, Collection<UUID> customerIds) {
        return database.select(
                        PROVIDER_CUSTOMER.CUSTOMER_ID,
                        INTEGRATION.INTEGRATION_TYPE,
                        INTEGRATION.CODE,
                        PROVIDER_CUSTOMER.PROVIDER_CUSTOMER_ID,
                        PROVIDER_CUSTOMER.PAYMENT_METHODS)
                .from(PROVIDER_CUSTOMER)
                .join(INTEGRATION)
                .on(INTEGRATION.ID.eq(PROVIDER_CUSTOMER.INTEGRATION_ID))
                .where(of(tenant).and(PROVIDER_CUSTOMER.CUSTOMER_ID.in(customerIds)))
                .fetchMap(
                        PROVIDER_CUSTOMER.CUSTOMER_ID,
                        row -> new Link(row.value2(), row.value3(), row.value4(), Arrays.asList(row.value5())));
    }

    @Override
    public void change(Tenant tenant, UUID customerId, Input billing) {
        if (!billing.has("payment_provider")) {
            return;
        }
        Optional<Linked> before = find(tenant, customerId);
        var chosen = choice.read(tenant, billing, before);
        billing.problems().orThrow();
        if (chosen == null) {
            unlink(tenant, PROVIDER_CUSTOMER.CUSTOMER_ID.eq(customerId), List.of(customerId));
            return;
        }
        boolean elsewhere = before.isPresent() && !before.get().integrationId().equals(chosen.integrationId());
        if (elsewhere) {
            removeMethods(tenant, List.of(customerId));
        }
        write(tenant, customerId, chosen);
        if (chosen.sync() && chosen.providerCustomerId() == null) {
            calls.request(tenant, CreateProviderCustomer.NAME, customerId);
        }
    }

    private void write(Tenant tenant, UUID customerId, Linked chosen) {
        Instant now = clock.now(tenant);
        String[] methods = chosen.paymentMethods().toArray(String[]::new);
        database.insertInto(PROVIDER_CUSTOMER)
                .set(PROVIDER_CUSTOMER.CUSTOMER_ID, customerId)
                .set(PROVIDER_CUSTOMER.ORGANIZATION_ID, tenant.organizationId())
                .set(PROVIDER_CUSTOMER.INTEGRATION_ID, chosen.integrationId())
                .set(PROVIDER_CUSTOMER.PROVIDER_CUSTOMER_ID, chosen.providerCustomerId())
                .set(PROVIDER_CUSTOMER.SYNC_WITH_PROVIDER, chosen.sync())
                .set(PROVIDER_CUSTOMER.PAYMENT_METHODS, methods)
                .set(PROVIDER_CUSTOMER.CREATED_AT, now)
                .set(PROVIDER_CUSTOMER.UPDATED_AT, now)
                .onConflict(PROVIDER_CUSTOMER.CUSTOMER_ID)
                .doUpdate()
                .set(PROVIDER_CUSTOMER.INTEGRATION_ID, chosen.integrationId())
                .set(PROVIDER_CUSTOMER.PROVIDER_CUSTOMER_ID, chosen.providerCustomerId())
                .set(PROVIDER_CUSTOMER.SYNC_WITH_PROVIDER, chosen.sync())
                .set(PROVIDER_CUSTOMER.PAYMENT_METHODS, methods)
                .set(PROVIDER_CUSTOMER.UPDATED_AT, now)
                .execute();
    }

    /** The provider has made the customer; another answer that was quicker stays. */
    void made(Tenant tenant, UUID customerId, UUID integrationId, String providerCustomerId) {
        database.update(PROVIDER_CUSTOMER)
                .set(PROVIDER_CUSTOMER.PROVIDER_CUSTOMER_ID, providerCustomerId)
                .set(PROVIDER_CUSTOMER.UPDATED_AT, clock.now(tenant))
                .where(of(tenant), PROVIDER_CUSTOMER.CUSTOMER_ID.eq(customerId))
                .and(PROVIDER_CUSTOMER.INTEGRATION_ID.eq(integrationId))
                .and(PROVIDER_CUSTOMER.PROVIDER_CUSTOMER_ID.isNull())
                .execute();
    }

    /** A connection that is gone knows nobody (PLT-375). */
    @EventListener
    void connectionDeleted(ConnectionDeleted deleted) {
        Condition through = PROVIDER_CUSTOMER.INTEGRATION_ID.eq(deleted.connectionId());
        var customers = database.select(PROVIDER_CUSTOMER.CUSTOMER_ID)
                .from(PROVIDER_CUSTOMER)
                .where(of(deleted.tenant()).and(through))
                .fetch(PROVIDER_CUSTOMER.CUSTOMER_ID);
        unlink(deleted.tenant(), through, customers);
    }

    private void unlink(Tenant tenant, Condition which, Collection<UUID> customerIds) {
        removeMethods(tenant, customerIds);
        database.deleteFrom(PROVIDER_CUSTOMER).where(of(tenant).and(which)).execute();
    }

    private void removeMethods(Tenant tenant, Collection<UUID> customerIds) {
        database.update(PAYMENT_METHOD)
                .set(PAYMENT_METHOD.DELETED_AT, clock.now(tenant))
                .set(PAYMENT_METHOD.IS_DEFAULT, false)
                .where(PAYMENT_METHOD.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PAYMENT_METHOD.CUSTOMER_ID.in(customerIds))
                .and(PAYMENT_METHOD.DELETED_AT.isNull())
                .execute();
    }

    Optional<Linked> find(Tenant tenant, UUID customerId) {
        return database.selectFrom(PROVIDER_CUSTOMER)
                .where(of(tenant).and(PROVIDER_CUSTOMER.CUSTOMER_ID.eq(customerId)))
                .fetchOptional(ProviderCustomers::linked);
    }

    Optional<Linked> atProvider(Tenant tenant, UUID integrationId, String providerCustomerId) {
        return database.selectFrom(PROVIDER_CUSTOMER)
                .where(of(tenant).and(PROVIDER_CUSTOMER.INTEGRATION_ID.eq(integrationId)))
                .and(PROVIDER_CUSTOMER.PROVIDER_CUSTOMER_ID.eq(providerCustomerId))
                .orderBy(PROVIDER_CUSTOMER.CUSTOMER_ID)
                .limit(1)
                .fetchOptional(ProviderCustomers::linked);
    }

    /** Those of the customers that a provider can be asked about. */
    Set<UUID> known(Tenant tenant, Collection<UUID> customerIds) {
        return database.select(PROVIDER_CUSTOMER.CUSTOMER_ID)
                .from(PROVIDER_CUSTOMER)
                .where(of(tenant).and(PROVIDER_CUSTOMER.CUSTOMER_ID.in(customerIds)))
                .and(PROVIDER_CUSTOMER.PROVIDER_CUSTOMER_ID.isNotNull())
                .fetchSet(PROVIDER_CUSTOMER.CUSTOMER_ID);
    }

    private static Condition of(Tenant tenant) {
        return PROVIDER_CUSTOMER.ORGANIZATION_ID.eq(tenant.organizationId());
    }

    private static Linked linked(ProviderCustomerRecord row) {
        return new Linked(
                row.getCustomerId(),
                row.getIntegrationId(),
                row.getProviderCustomerId(),
                row.getSyncWithProvider(),
                Arrays.asList(row.getPaymentMethods()));
    }
}
