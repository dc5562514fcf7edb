package dev.tarn.payment;

import static dev.tarn.schema.Tables.ORGANIZATION;
import static dev.tarn.schema.Tables.PROVIDER_EVENT;

import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** News of providers: verified, kept, each once, and acted on afterwards (CRD-323). */
@Service
class ProviderEvents {
    private static final int MAX_TEXT = 255;

    private final DSLContext database;
    private final Connections connections;
    private final Providers providers;
    private final ProviderCalls calls;
    private final BillingClock clock;
    private final JsonMapper json;

    ProviderEvents(
            DSLContext database,
            Connections connections,
            Providers providers,
            ProviderCalls calls,
            BillingClock clock,
            JsonMapper json) {
        this.database = database;
        this.connections = connections;
        this.providers = providers;
        this.calls = calls;
        this.clock = clock;
        this.json = json;
    }

    /** Whether it is what the provider itself says of a connection that is there. */
    @Transactional
    public boolean receive(
            String organizationId, String type, @Nullable String code, @Nullable String signature, byte[] body) {
        Optional<Tenant> tenant = Ids.parse(organizationId).flatMap(this::tenant);
        if (tenant.isEmpty()) {
            return false;
        }
        for (Connection connection : connections.ofType(tenant.get(), type, code)) {
            Optional<String> secret = connections.webhookSecret(tenant.get(), connection.id());
            if (secret.isPresent() && providers.of(type).isGenuine(secret.get(), signature, body, clock.machineNow())) {
                return keep(tenant.get(), connection, body);
            }
        }
        return false;
    }

    private Optional<Tenant> tenant(UUID organizationId) {
        return database.select(ORGANIZATION.SANDBOX)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(organizationId))
                .fetchOptional(row -> Tenant.system(organizationId, row.value1()));
    }

    private boolean keep(Tenant tenant, Connection connection, byte[] body) {
        JsonNode event = parse(body);
        String eventId = event.path("id").asString("");
        String type = event.path("type").asString("");
        String text = new String(body, StandardCharsets.UTF_8);
        if (eventId.isEmpty() || eventId.length() > MAX_TEXT || type.length() > MAX_TEXT || !Texts.isStorable(text)) {
            return false;
        }
        UUID id = Ids.next();
        int fresh = database.insertInto(PROVIDER_EVENT)
                .set(PROVIDER_EVENT.ID, id)
                .set(PROVIDER_EVENT.ORGANIZATION_ID, tenant.organizationId())
                .set(PROVIDER_EVENT.INTEGRATION_ID, connection.id())
                .set(PROVIDER_EVENT.PROVIDER_EVENT_ID, eventId)
                .set(PROVIDER_EVENT.EVENT_TYPE, type)
                .set(PROVIDER_EVENT.PAYLOAD, JSONB.valueOf(event.toString()))
                .set(PROVIDER_EVENT.RECEIVED_AT, clock.machineNow())
                .onConflict(PROVIDER_EVENT.INTEGRATION_ID, PROVIDER_EVENT.PROVIDER_EVENT_ID)
                .doNothing()
                .execute();
        if (fresh > 0) {
            calls.request(tenant, ActOnEvent.NAME, id);
        }
        return true;
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            return json.createObjectNode();
        }
    }
}
