package dev.tarn.payment;

import static dev.tarn.schema.Tables.PAYMENT;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST;

import dev.tarn.integration.PaymentProvider.Charge;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.PaymentRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Payments that a provider is asked for. A row is there before the provider is asked, and its id is the key. */
@Repository
class ProviderPaymentStore {
    static final List<String> UNDER_WAY = List.of("pending", "processing");

    private final DSLContext database;
    private final BillingClock clock;
    private final Json json;

    ProviderPaymentStore(DSLContext database, BillingClock clock, Json json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    /** What is to be paid: an invoice, or all of a request. */
    record Target(
            UUID customerId,
            @Nullable UUID invoiceId,
            @Nullable UUID requestId,
            String currency) {}

    Optional<PaymentRecord> underWay(Tenant tenant, Target target) {
        return database.selectFrom(PAYMENT)
                .where(of(tenant), PAYMENT.PAYMENT_TYPE.eq("provider"), PAYMENT.PAYMENT_STATUS.in(UNDER_WAY))
                .and(
                        target.requestId() == null
                                ? PAYMENT.INVOICE_ID.eq(target.invoiceId())
                                : PAYMENT.PAYMENT_REQUEST_ID.eq(target.requestId()))
                .forUpdate()
                .fetchOptional();
    }

    PaymentRecord insert(
            Tenant tenant, Target target, long amountCents, String providerCustomerId, PaymentMethod method) {
        PaymentRecord row = blank(tenant, target, amountCents, method.integrationId());
        row.setPaymentStatus("pending");
        row.setStatus("pending");
        row.setProviderCustomerId(providerCustomerId);
        row.setProviderMethodId(method.providerMethodId());
        row.setPaymentMethodId(method.id());
        row.setAskedAt(clock.machineNow());
        row.insert();
        return row;
    }

    /** Made on a page of the provider: it is known only now that it has succeeded. */
    PaymentRecord insertMade(
            Tenant tenant,
            Target target,
            long amountCents,
            UUID integrationId,
            @Nullable String customer,
            Charge charge) {
        PaymentRecord row = blank(tenant, target, amountCents, integrationId);
        // not under way, since it has happened; the caller says in the same transaction that it has succeeded
        row.setPaymentStatus("failed");
        row.setStatus(charge.words());
        row.setProviderCustomerId(customer);
        row.setProviderPaymentId(charge.id());
        row.insert();
        return row;
    }

    private PaymentRecord blank(Tenant tenant, Target target, long amountCents, UUID integrationId) {
        PaymentRecord row = database.newRecord(PAYMENT);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setCustomerId(target.customerId());
        row.setInvoiceId(target.invoiceId());
        row.setPaymentRequestId(target.requestId());
        row.setPaymentType("provider");
        row.setAmountCents(amountCents);
        row.setCurrency(target.currency());
        row.setIntegrationId(integrationId);
        row.setCreatedAt(clock.now(tenant));
        row.setUpdatedAt(row.getCreatedAt());
        return row;
    }

    Optional<PaymentRecord> find(Tenant tenant, UUID id) {
        return database.selectFrom(PAYMENT)
                .where(of(tenant).and(PAYMENT.ID.eq(id)))
                .fetchOptional();
    }

    Optional<PaymentRecord> atProvider(Tenant tenant, UUID integrationId, String providerPaymentId) {
        return database.selectFrom(PAYMENT)
                .where(of(tenant), PAYMENT.INTEGRATION_ID.eq(integrationId))
                .and(PAYMENT.PROVIDER_PAYMENT_ID.eq(providerPaymentId))
                .fetchOptional();
    }

    PaymentRecord lock(UUID id) {
        return database.selectFrom(PAYMENT).where(PAYMENT.ID.eq(id)).forUpdate().fetchSingle();
    }

    void update(Tenant tenant, UUID id, Charge charge, String paymentStatus) {
        var action = charge.nextAction();
        database.update(PAYMENT)
                .set(PAYMENT.PAYMENT_STATUS, paymentStatus)
                .set(PAYMENT.STATUS, charge.words())
                .set(PAYMENT.PROVIDER_PAYMENT_ID, charge.id())
                .set(PAYMENT.NEXT_ACTION, json.column(action == null ? Map.of() : action))
                .set(PAYMENT.FAILURE, charge.failure())
                .set(PAYMENT.UPDATED_AT, clock.now(tenant))
                .where(PAYMENT.ID.eq(id))
                .execute();
    }

    void setRequestStatus(Tenant tenant, UUID requestId, String status) {
        database.update(PAYMENT_REQUEST)
                .set(PAYMENT_REQUEST.PAYMENT_STATUS, status)
                .set(PAYMENT_REQUEST.UPDATED_AT, clock.now(tenant))
                .where(PAYMENT_REQUEST.ORGANIZATION_ID.eq(tenant.organizationId()), PAYMENT_REQUEST.ID.eq(requestId))
                .and(PAYMENT_REQUEST.PAYMENT_STATUS.ne("succeeded"))
                .execute();
    }

    void countRequestAttempt(Tenant tenant, UUID requestId) {
        database.update(PAYMENT_REQUEST)
                .set(PAYMENT_REQUEST.PAYMENT_ATTEMPTS, PAYMENT_REQUEST.PAYMENT_ATTEMPTS.plus(1))
                .where(PAYMENT_REQUEST.ORGANIZATION_ID.eq(tenant.organizationId()), PAYMENT_REQUEST.ID.eq(requestId))
                .execute();
    }

    private static Condition of(Tenant tenant) {
        return PAYMENT.ORGANIZATION_ID.eq(tenant.organizationId());
    }
}
