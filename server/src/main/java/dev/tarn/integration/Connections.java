package dev.tarn.integration;

import dev.tarn.access.SecurityLog;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import dev.tarn.platform.Unique;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with connections. Each method is one transaction. */
@Service
public class Connections {
    private static final int MAX_TEXT = 255;
    private static final int MAX_URL = 1024;
    private static final Set<String> TYPES = Set.of("stripe");
    /** Providers of the contract that cannot be connected yet (CRD-320). */
    private static final Set<String> LATER = Set.of("adyen", "gocardless", "cashfree", "flutterwave", "moneyhash");

    private final ConnectionStore store;
    private final BillingClock clock;
    private final SecurityLog log;
    private final ApplicationEventPublisher events;

    Connections(ConnectionStore store, BillingClock clock, SecurityLog log, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.log = log;
        this.events = events;
    }

    /**
     * What a request says of a connection.
     *
     * @param secretKey null: the one that is there stays
     * @param webhookSecret null: the one that is there stays
     */
    record Draft(
            String type,
            String code,
            String name,
            @Nullable String successRedirectUrl,
            boolean supports3ds,
            @Nullable String secretKey,
            @Nullable String webhookSecret) {}

    @Transactional
    Connection create(Tenant tenant, Input input) {
        String type = type(input);
        String code = input.mandatoryText("code", MAX_TEXT);
        String name = input.mandatoryText("name", MAX_TEXT);
        String secretKey = input.mandatoryText("secret_key", MAX_TEXT);
        var draft = new Draft(
                type,
                code,
                name,
                url(input),
                input.flag("supports_3ds", false),
                secretKey,
                input.text("webhook_secret", MAX_TEXT));
        input.problems().orThrow();
        UUID id = Unique.by("code", () -> store.insert(tenant, draft, clock.now(tenant)));
        log.write(tenant, "integration.created", Map.of("integration_code", code));
        events.publishEvent(new ConnectionMade(tenant, id));
        return require(tenant, id.toString());
    }

    /** Which provider it is to never changes. */
    @Transactional
    Connection update(Tenant tenant, String id, Input input) {
        Connection before = lock(tenant, id);
        String code = input.has("code") ? input.mandatoryText("code", MAX_TEXT) : before.code();
        String name = input.has("name") ? input.mandatoryText("name", MAX_TEXT) : before.name();
        var draft = new Draft(
                before.type(),
                code,
                name,
                input.has("success_redirect_url") ? url(input) : before.successRedirectUrl(),
                input.flag("supports_3ds", before.supports3ds()),
                input.text("secret_key", MAX_TEXT),
                input.text("webhook_secret", MAX_TEXT));
        input.problems().orThrow();
        Unique.by("code", () -> store.update(before.id(), draft, clock.now(tenant)));
        log.write(tenant, "integration.updated", Map.of("integration_code", code));
        return require(tenant, id);
    }

    @Transactional
    Connection delete(Tenant tenant, String id) {
        Connection connection = lock(tenant, id);
        events.publishEvent(new ConnectionDeleted(tenant, connection.id()));
        store.markDeleted(connection.id(), clock.now(tenant));
        log.write(tenant, "integration.deleted", Map.of("integration_code", connection.code()));
        return connection;
    }

    private Connection lock(Tenant tenant, String id) {
        return Ids.parse(id).flatMap(known -> store.lock(tenant, known)).orElseThrow(Connections::notFound);
    }

    private static String type(Input input) {
        String type = input.mandatoryText("type", MAX_TEXT);
        input.problems().addIf(LATER.contains(type), "type", "not_supported_yet");
        boolean unknown = !type.isEmpty() && !LATER.contains(type) && !TYPES.contains(type);
        input.problems().addIf(unknown, "type", "value_is_invalid");
        return type;
    }

    private static @Nullable String url(Input input) {
        String text = input.text("success_redirect_url", MAX_URL);
        boolean wrong = text != null && Formats.url(text).isEmpty();
        input.problems().addIf(wrong, "success_redirect_url", "url_is_invalid");
        return text;
    }

    @Transactional(readOnly = true)
    Paged<Connection> page(Tenant tenant, Query query, Page page) {
        return store.page(tenant, query, page);
    }

    @Transactional(readOnly = true)
    Connection require(Tenant tenant, String id) {
        return Ids.parse(id).flatMap(known -> store.find(tenant, known)).orElseThrow(Connections::notFound);
    }

    private static RefusedException notFound() {
        return Refusal.notFound("integration");
    }

    /** A live connection. */
    @Transactional(readOnly = true)
    public Optional<Connection> find(Tenant tenant, UUID id) {
        return store.find(tenant, id);
    }

    /** In one query; deleted ones are included, for payments still name them. */
    @Transactional(readOnly = true)
    public Map<UUID, Connection> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.byIds(tenant, ids);
    }

    /** The live connections of a type, or the one with the code (PLT-153). */
    @Transactional(readOnly = true)
    public List<Connection> ofType(Tenant tenant, String type, @Nullable String code) {
        return store.ofType(tenant, type, code);
    }

    /** The key that the provider is asked with. */
    @Transactional(readOnly = true)
    public String secretKey(Tenant tenant, UUID id) {
        return store.secretKey(tenant, id);
    }

    /** What the provider signs its news with; empty where nobody has said so. */
    @Transactional(readOnly = true)
    public Optional<String> webhookSecret(Tenant tenant, UUID id) {
        return store.webhookSecret(tenant, id);
    }

    /** The provider tells its news from now on. */
    @Transactional
    public void listen(Tenant tenant, UUID id, PaymentProvider.Endpoint endpoint) {
        store.listen(tenant, id, endpoint, clock.now(tenant));
    }

    /** Where the provider is to tell its news, after the server's own address (PLT-373). */
    public static String webhookPath(Tenant tenant, Connection connection) {
        return "/webhooks/" + connection.type() + "/" + tenant.organizationId() + "?code="
                + URLEncoder.encode(connection.code(), StandardCharsets.UTF_8);
    }
}
