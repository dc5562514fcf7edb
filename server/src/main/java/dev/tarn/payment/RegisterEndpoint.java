package dev.tarn.payment;

import dev.tarn.integration.ConnectionMade;
import dev.tarn.integration.Connections;
import dev.tarn.integration.ProviderRefusedException;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A new connection's provider is asked to tell its news, where Tarn knows its own address and nobody gave the secret of an endpoint made by hand. */
@Component
class RegisterEndpoint implements ProviderCallKind {
    private static final String NAME = "register_provider_endpoint";
    private static final Logger LOG = LoggerFactory.getLogger(RegisterEndpoint.class);

    private final Connections connections;
    private final Providers providers;
    private final ProviderCalls calls;
    private final String baseUrl;

    RegisterEndpoint(
            Connections connections,
            Providers providers,
            ProviderCalls calls,
            @Value("${tarn.base-url:}") String baseUrl) {
        this.connections = connections;
        this.providers = providers;
        this.calls = calls;
        this.baseUrl = baseUrl;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventListener
    void connectionMade(ConnectionMade made) {
        if (!baseUrl.isBlank()) {
            calls.request(made.tenant(), NAME, made.connectionId());
        }
    }

    @Override
    public void run(Tenant tenant, UUID connectionId) {
        var connection = connections.find(tenant, connectionId).orElse(null);
        if (connection == null || connection.listens()) {
            return;
        }
        try {
            var endpoint = providers
                    .of(connection.type())
                    .registerEndpoint(
                            connections.secretKey(tenant, connectionId),
                            baseUrl + Connections.webhookPath(tenant, connection),
                            connectionId);
            connections.listen(tenant, connectionId, endpoint);
        } catch (ProviderRefusedException refused) {
            LOG.warn("no endpoint for connection {}: {}", connection.code(), refused.getMessage());
        }
    }
}
