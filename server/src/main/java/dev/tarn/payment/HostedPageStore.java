package dev.tarn.payment;

import static dev.tarn.schema.Tables.HOSTED_PAYMENT_PAGE;

import dev.tarn.integration.PaymentProvider.HostedPage;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.HostedPaymentPageRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Pages on which invoices can be paid. They age by machine time, as the provider's do. */
@Repository
class HostedPageStore {
    private final DSLContext database;
    private final BillingClock clock;

    HostedPageStore(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that somebody may still pay on, oldest first. */
    List<HostedPaymentPageRecord> open(Tenant tenant, UUID invoiceId) {
        return database.selectFrom(HOSTED_PAYMENT_PAGE)
                .where(of(tenant), HOSTED_PAYMENT_PAGE.INVOICE_ID.eq(invoiceId))
                .and(HOSTED_PAYMENT_PAGE.CLOSED_AT.isNull())
                .orderBy(HOSTED_PAYMENT_PAGE.MADE_AT)
                .fetch();
    }

    /** A page that is about to be made: whoever wants to charge meanwhile sees it. */
    UUID insert(Tenant tenant, UUID invoiceId, UUID integrationId, long amountCents) {
        var row = database.newRecord(HOSTED_PAYMENT_PAGE);
        row.setId(Ids.next());
        row.setOrganizationId(tenant.organizationId());
        row.setInvoiceId(invoiceId);
        row.setIntegrationId(integrationId);
        row.setAmountCents(amountCents);
        row.setMadeAt(clock.machineNow());
        row.insert();
        return row.getId();
    }

    void made(Tenant tenant, UUID id, HostedPage page) {
        database.update(HOSTED_PAYMENT_PAGE)
                .set(HOSTED_PAYMENT_PAGE.PROVIDER_SESSION_ID, page.id())
                .set(HOSTED_PAYMENT_PAGE.URL, page.url())
                .where(of(tenant).and(HOSTED_PAYMENT_PAGE.ID.eq(id)))
                .execute();
    }

    void close(Tenant tenant, UUID id) {
        database.update(HOSTED_PAYMENT_PAGE)
                .set(HOSTED_PAYMENT_PAGE.CLOSED_AT, clock.machineNow())
                .where(of(tenant).and(HOSTED_PAYMENT_PAGE.ID.eq(id)))
                .execute();
    }

    private static Condition of(Tenant tenant) {
        return HOSTED_PAYMENT_PAGE.ORGANIZATION_ID.eq(tenant.organizationId());
    }
}
