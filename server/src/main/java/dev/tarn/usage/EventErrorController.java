package dev.tarn.usage;

import static dev.tarn.access.Permission.DEVELOPERS_MANAGE;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Moments;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events that do not count as they were meant, with the reasons (MTR-043). */
@RestController
class EventErrorController {
    private final EventErrorStore store;

    EventErrorController(EventErrorStore store) {
        this.store = store;
    }

    record ErrorJson(
            UUID lagoId,
            String transactionId,
            String code,
            @Nullable String externalSubscriptionId,
            String timestamp,
            Instant createdAt,
            List<String> reasons) {
        static ErrorJson of(EventError error) {
            return new ErrorJson(
                    error.id(),
                    error.transactionId(),
                    error.code(),
                    error.externalSubscriptionId(),
                    Moments.millis(error.timestamp()),
                    error.createdAt(),
                    error.reasons());
        }
    }

    @GetMapping("/api/v1/event_errors")
    @Requires(value = DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        var wanted = new EventError.Wanted(
                query.text("code").orElse(null),
                query.text("external_subscription_id").orElse(null),
                query.instant("timestamp_from").orElse(null),
                query.instant("timestamp_to").orElse(null),
                query.text("reason").orElse(null));
        return store.list(tenant, wanted, page).map(ErrorJson::of).as("event_errors");
    }
}
