package dev.tarn.event;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventController {
    private final Events events;
    private final SubscriptionStarts starts;

    EventController(Events events, SubscriptionStarts starts) {
        this.events = events;
        this.starts = starts;
    }

    @PostMapping("/api/v1/events")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("event") Input input) {
        return Answer.of("event", EventJson.of(events.ingest(tenant, input)));
    }

    @PostMapping("/api/v1/events/batch")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, @Nullable Object> createBatch(Tenant tenant, @Body(value = "", optional = true) Input body) {
        return Answer.of(
                "events",
                events.ingestBatch(tenant, body).stream().map(EventJson::of).toList());
    }

    @GetMapping("/api/v1/events")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return events.list(tenant, filter(tenant, query), page)
                .map(EventJson::of)
                .as("events");
    }

    /** Of a kind of store that Tarn does not have (MTR-053). */
    @GetMapping("/api/v1/events_enriched")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, Object> listEnriched() {
        throw Refusal.forbidden("feature_unavailable");
    }

    @GetMapping("/api/v1/events/{transactionId}")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String transactionId) {
        return Answer.of("event", EventJson.of(events.get(tenant, transactionId)));
    }

    private EventFilter filter(Tenant tenant, Query query) {
        Optional<Instant> from = query.instant("timestamp_from");
        Optional<String> subscription = query.text("external_subscription_id");
        if (query.flag("timestamp_from_started_at").orElse(false)) {
            from = Optional.of(startOf(tenant, query, subscription));
        }
        return new EventFilter(
                query.text("code").orElse(null),
                subscription.orElse(null),
                from.orElse(null),
                query.instant("timestamp_to").orElse(null));
    }

    private Instant startOf(Tenant tenant, Query query, Optional<String> subscription) {
        if (query.has("timestamp_from")) {
            throw Refusal.invalid("timestamp_from", "cannot be used with timestamp_from_started_at");
        }
        String externalId = subscription.orElseThrow(
                () -> Refusal.invalid("external_subscription_id", "required with timestamp_from_started_at"));
        return starts.startedAt(tenant, externalId).orElse(Instant.EPOCH);
    }
}
