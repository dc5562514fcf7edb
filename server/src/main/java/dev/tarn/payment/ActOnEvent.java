package dev.tarn.payment;

import static dev.tarn.schema.Tables.PROVIDER_EVENT;

import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider;
import dev.tarn.integration.ProviderNews.ChargeChanged;
import dev.tarn.integration.ProviderNews.MethodGone;
import dev.tarn.integration.ProviderNews.MethodKept;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Json;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.ProviderEventRecord;
import java.util.UUID;
import org.jooq.DSLContext;
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
    private final BillingClock clock;
    private final Json json;

    ActOnEvent(
            DSLContext database,
            Connections connections,
            Providers providers,
            ProviderCustomers links,
            PaymentMethods methods,
            ChargeResults results,
            BillingClock clock,
            Json json) {
        this.database = database;
        this.connections = connections;
        this.providers = providers;
        this.links = links;
        this.methods = methods;
        this.results = results;
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
            }
        });
    }

    private void keep(Tenant tenant, Connection connection, PaymentProvider provider, MethodKept kept) {
        links.atProvider(tenant, connection.id(), kept.providerCustomerId()).ifPresent(linked -> {
            var details = provider.describeMethod(connections.secretKey(tenant, connection.id()), kept.methodId());
            methods.keep(tenant, linked.customerId(), connection.id(), kept.methodId(), details);
        });
    }
}
