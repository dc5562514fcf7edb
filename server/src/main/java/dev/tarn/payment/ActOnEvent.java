package dev.tarn.payment;

import static dev.tarn.schema.Tables.PAYMENT;
import static dev.tarn.schema.Tables.PAYMENT_REQUEST_INVOICE;
import static dev.tarn.schema.Tables.PROVIDER_EVENT;

import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider;
import dev.tarn.integration.ProviderNews.ChargeChanged;
import dev.tarn.integration.ProviderNews.DisputeLost;
import dev.tarn.integration.ProviderNews.MethodGone;
import dev.tarn.integration.ProviderNews.MethodKept;
import dev.tarn.integration.ProviderNews.RefundChanged;
import dev.tarn.invoice.LostDisputes;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.ProviderEventRecord;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What a provider told is acted on. Acting twice changes nothing. */
@Component
class ActOnEvent implements ProviderCallKind {
    static final String NAME = "act_on_provider_event";

    private final DSLContext database;
    private final Connections connections;
    private final Providers providers;
    private final ProviderCustomers links;
    private final PaymentMethods methods;
    private final ChargeResults results;
    private final Refunds refunds;
    private final LostDisputes disputes;
    private final BillingClock clock;
    private final Json json;

    ActOnEvent(
            DSLContext database,
            Connections connections,
            Providers providers,
            ProviderCustomers links,
            PaymentMethods methods,
            ChargeResults results,
            Refunds refunds,
            LostDisputes disputes,
            BillingClock clock,
            Json json) {
        this.database = database;
        this.connections = connections;
        this.providers = providers;
        this.links = links;
        this.methods = methods;
        this.results = results;
        this.refunds = refunds;
        this.disputes = disputes;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Tenant tenant, UUID eventId) {
        ProviderEventRecord event = database.selectFrom(PROVIDER_EVENT)
                .where(PROVIDER_EVENT.ORGANIZATION_ID.eq(tenant.organizationId()), PROVIDER_EVENT.ID.eq(eventId))
                .and(PROVIDER_EVENT.PROCESSED_AT.isNull())
                .fetchOne();
        if (event == null) {
            return;
        }
        connections.find(tenant, event.getIntegrationId()).ifPresent(connection -> act(tenant, connection, event));
        database.update(PROVIDER_EVENT)
                .set(PROVIDER_EVENT.PROCESSED_AT, clock.machineNow())
                .where(PROVIDER_EVENT.ORGANIZATION_ID.eq(tenant.organizationId()), PROVIDER_EVENT.ID.eq(eventId))
                .execute();
    }

    private void act(Tenant tenant, Connection connection, ProviderEventRecord event) {
        PaymentProvider provider = providers.of(connection.type());
        provider.read(json.tree(event.getPayload())).ifPresent(news -> {
            switch (news) {
                case MethodKept kept -> keep(tenant, connection, provider, kept);
                case MethodGone gone -> methods.gone(tenant, connection.id(), gone.methodId());
                case ChargeChanged changed -> results.record(tenant, connection.id(), changed);
                case RefundChanged changed -> refunds.record(tenant, connection.id(), changed);
                case DisputeLost lost -> disputes.lose(tenant, paidBy(tenant, connection, lost.chargeId()));
            }
        });
    }

    /** The invoices behind a payment: its own, or all of its request. */
    private Set<UUID> paidBy(Tenant tenant, Connection connection, String chargeId) {
        return database.select(DSL.coalesce(PAYMENT.INVOICE_ID, PAYMENT_REQUEST_INVOICE.INVOICE_ID))
                .from(PAYMENT)
                .leftJoin(PAYMENT_REQUEST_INVOICE)
                .on(PAYMENT_REQUEST_INVOICE.PAYMENT_REQUEST_ID.eq(PAYMENT.PAYMENT_REQUEST_ID))
                .where(PAYMENT.ORGANIZATION_ID.eq(tenant.organizationId()))
                .and(PAYMENT.INTEGRATION_ID.eq(connection.id()))
                .and(PAYMENT.PROVIDER_PAYMENT_ID.eq(chargeId))
                .fetchSet(row -> row.value1());
    }

    private void keep(Tenant tenant, Connection connection, PaymentProvider provider, MethodKept kept) {
        links.atProvider(tenant, connection.id(), kept.providerCustomerId()).ifPresent(linked -> {
            var details = provider.describeMethod(connections.secretKey(tenant, connection.id()), kept.methodId());
            methods.keep(tenant, linked.customerId(), connection.id(), kept.methodId(), details);
        });
    }
}
