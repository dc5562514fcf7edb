package dev.tarn.payment;

import static dev.tarn.schema.Tables.INTEGRATION;
import static dev.tarn.schema.Tables.PAYMENT_METHOD;

import dev.tarn.customer.Customers;
import dev.tarn.integration.PaymentProvider.MethodDetails;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableLike;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ways to pay that customers have left with their provider (CRD-285). Each method is one transaction. */
@Service
class PaymentMethods {
    private static final TableLike<?> METHODS =
            PAYMENT_METHOD.join(INTEGRATION).on(INTEGRATION.ID.eq(PAYMENT_METHOD.INTEGRATION_ID));

    private final DSLContext database;
    private final Customers customers;
    private final BillingClock clock;
    private final Json json;

    PaymentMethods(DSLContext database, Customers customers, BillingClock clock, Json json) {
        this.database = database;
        this.customers = customers;
        this.clock = clock;
        this.json = json;
    }

    private static List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>(List.of(PAYMENT_METHOD.fields()));
        fields.addAll(List.of(INTEGRATION.CODE, INTEGRATION.NAME, INTEGRATION.INTEGRATION_TYPE));
        return fields;
    }

    @Transactional(readOnly = true)
    public Paged<PaymentMethod> page(Tenant tenant, String externalCustomerId, Page page) {
        UUID customerId =
                customers.requireByExternalId(tenant, externalCustomerId).id();
        return page.fetch(
                database,
                fields(),
                METHODS,
                live(tenant, customerId),
                List.of(PAYMENT_METHOD.CREATED_AT.desc(), PAYMENT_METHOD.ID.asc()),
                this::method);
    }

    @Transactional
    public PaymentMethod setAsDefault(Tenant tenant, String externalCustomerId, String id) {
        PaymentMethod method = lock(tenant, externalCustomerId, id);
        makeDefault(tenant, method.customerId(), method.id());
        return require(tenant, method.customerId(), method.id());
    }

    @Transactional
    public PaymentMethod delete(Tenant tenant, String externalCustomerId, String id) {
        PaymentMethod method = lock(tenant, externalCustomerId, id);
        remove(PAYMENT_METHOD.ID.eq(method.id()), clock.now(tenant));
        return method.withoutDefault();
    }

    private PaymentMethod lock(Tenant tenant, String externalCustomerId, String id) {
        UUID customerId =
                customers.requireByExternalId(tenant, externalCustomerId).id();
        customers.lock(tenant, List.of(customerId));
        UUID known = Ids.parse(id).orElseThrow(() -> Refusal.notFound("payment_method"));
        return require(tenant, customerId, known);
    }

    /** The newest becomes the default. One that is known already is only that. */
    @Transactional
    public void keep(Tenant tenant, UUID customerId, UUID integrationId, String methodId, MethodDetails details) {
        customers.lock(tenant, List.of(customerId));
        UUID id = database.select(PAYMENT_METHOD.ID)
                .from(PAYMENT_METHOD)
                .where(live(tenant, customerId), PAYMENT_METHOD.INTEGRATION_ID.eq(integrationId))
                .and(PAYMENT_METHOD.PROVIDER_METHOD_ID.eq(methodId))
                .fetchOptional(PAYMENT_METHOD.ID)
                .orElseGet(() -> insert(tenant, customerId, integrationId, methodId, details));
        makeDefault(tenant, customerId, id);
    }

    private UUID insert(Tenant tenant, UUID customerId, UUID integrationId, String methodId, MethodDetails details) {
        var row = database.newRecord(PAYMENT_METHOD);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(customerId);
        row.setIntegrationId(integrationId);
        row.setProviderMethodId(methodId);
        row.setIsDefault(false);
        row.setDetails(json.column(details));
        row.setCreatedAt(clock.now(tenant));
        row.insert();
        return row.getId();
    }

    private void makeDefault(Tenant tenant, UUID customerId, UUID id) {
        Condition live = live(tenant, customerId);
        database.update(PAYMENT_METHOD)
                .set(PAYMENT_METHOD.IS_DEFAULT, false)
                .where(live, PAYMENT_METHOD.IS_DEFAULT.isTrue(), PAYMENT_METHOD.ID.ne(id))
                .execute();
        database.update(PAYMENT_METHOD)
                .set(PAYMENT_METHOD.IS_DEFAULT, true)
                .where(live, PAYMENT_METHOD.ID.eq(id))
                .execute();
    }

    /** The provider has it no longer. */
    @Transactional
    public void gone(Tenant tenant, UUID integrationId, String methodId) {
        Condition which = PAYMENT_METHOD
                .ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(PAYMENT_METHOD.INTEGRATION_ID.eq(integrationId))
                .and(PAYMENT_METHOD.PROVIDER_METHOD_ID.eq(methodId))
                .and(PAYMENT_METHOD.DELETED_AT.isNull());
        remove(which, clock.now(tenant));
    }

    private void remove(Condition which, Instant now) {
        database.update(PAYMENT_METHOD)
                .set(PAYMENT_METHOD.DELETED_AT, now)
                .set(PAYMENT_METHOD.IS_DEFAULT, false)
                .where(which)
                .execute();
    }

    Optional<PaymentMethod> find(Tenant tenant, UUID customerId, UUID id) {
        return database.select(fields())
                .from(METHODS)
                .where(live(tenant, customerId).and(PAYMENT_METHOD.ID.eq(id)))
                .fetchOptional(this::method);
    }

    Optional<PaymentMethod> defaultOf(Tenant tenant, UUID customerId) {
        return database.select(fields())
                .from(METHODS)
                .where(live(tenant, customerId).and(PAYMENT_METHOD.IS_DEFAULT.isTrue()))
                .fetchOptional(this::method);
    }

    Map<UUID, UUID> defaults(Tenant tenant, Collection<UUID> customerIds) {
        return database.select(PAYMENT_METHOD.CUSTOMER_ID, PAYMENT_METHOD.ID)
                .from(PAYMENT_METHOD)
                .where(PAYMENT_METHOD.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PAYMENT_METHOD.CUSTOMER_ID.in(customerIds))
                .and(PAYMENT_METHOD.DELETED_AT.isNull())
                .and(PAYMENT_METHOD.IS_DEFAULT.isTrue())
                .fetchMap(PAYMENT_METHOD.CUSTOMER_ID, PAYMENT_METHOD.ID);
    }

    /** Of one that may be gone by now. */
    String typeOf(Tenant tenant, UUID id) {
        return database.select(PAYMENT_METHOD.DETAILS)
                .from(PAYMENT_METHOD)
                .where(PAYMENT_METHOD.ORGANIZATION_ID.eq(tenant.organizationId()), PAYMENT_METHOD.ID.eq(id))
                .fetchSingle(row -> json.tree(row.value1()).path("type").asString("card"));
    }

    private PaymentMethod require(Tenant tenant, UUID customerId, UUID id) {
        return find(tenant, customerId, id).orElseThrow(() -> Refusal.notFound("payment_method"));
    }

    private static Condition live(Tenant tenant, UUID customerId) {
        return PAYMENT_METHOD
                .ORGANIZATION_ID
                .eq(tenant.organizationId())
                .and(PAYMENT_METHOD.CUSTOMER_ID.eq(customerId))
                .and(PAYMENT_METHOD.DELETED_AT.isNull());
    }

    private PaymentMethod method(Record row) {
        return new PaymentMethod(
                row.get(PAYMENT_METHOD.ID),
                row.get(PAYMENT_METHOD.CUSTOMER_ID),
                row.get(PAYMENT_METHOD.INTEGRATION_ID),
                row.get(PAYMENT_METHOD.PROVIDER_METHOD_ID),
                row.get(PAYMENT_METHOD.IS_DEFAULT),
                json.tree(row.get(PAYMENT_METHOD.DETAILS)),
                row.get(INTEGRATION.CODE),
                row.get(INTEGRATION.NAME),
                row.get(INTEGRATION.INTEGRATION_TYPE),
                row.get(PAYMENT_METHOD.CREATED_AT));
    }
}
