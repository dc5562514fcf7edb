package dev.tarn.alert;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.metric.Metric;
import dev.tarn.metric.Metrics;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/subscriptions/{externalId}/alerts")
class UsageAlertController {
    private final Alerts alerts;
    private final Metrics metrics;

    UsageAlertController(Alerts alerts, Metrics metrics) {
        this.alerts = alerts;
        this.metrics = metrics;
    }

    /** One, or several that are made together. */
    @PostMapping
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.ALERT)
    Map<String, @Nullable Object> create(
            Tenant tenant, @PathVariable String externalId, Query query, @Body Input body) {
        JsonNode several = body.node().get("alerts");
        if (several != null && !several.isNull()) {
            return Answer.of("alerts", shown(tenant, alerts.createAll(tenant, externalId, query, several)));
        }
        Input one = body.object("alert");
        body.problems().orThrow();
        if (one == null || one.node().isEmpty()) {
            throw Refusal.badRequest("param is missing or the value is empty or invalid: alert");
        }
        return answer(tenant, alerts.create(tenant, externalId, query, one));
    }

    @GetMapping
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.ALERT)
    Map<String, Object> list(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        Paged<Alert> found = alerts.page(tenant, externalId, query, page);
        return found.withItems(shown(tenant, found.items())).as("alerts");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.ALERT)
    Map<String, @Nullable Object> get(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code, Query query) {
        return answer(tenant, alerts.get(tenant, externalId, code, query));
    }

    @GetMapping("/{code}/triggered")
    @Requires(value = Permission.SUBSCRIPTIONS_VIEW, key = ApiResource.ALERT)
    Map<String, Object> triggered(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code, Query query, Page page) {
        Alert alert = alerts.get(tenant, externalId, code, query);
        return alerts.triggered(tenant, externalId, code, query, page)
                .map(one -> AlertJson.Triggered.of(tenant, alert, one))
                .as("triggered_alerts");
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.ALERT)
    Map<String, @Nullable Object> update(
            Tenant tenant,
            @PathVariable String externalId,
            @PathVariable String code,
            Query query,
            @Body("alert") Input input) {
        return answer(tenant, alerts.update(tenant, externalId, code, query, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.ALERT)
    Map<String, @Nullable Object> delete(
            Tenant tenant, @PathVariable String externalId, @PathVariable String code, Query query) {
        return answer(tenant, alerts.delete(tenant, externalId, code, query));
    }

    @DeleteMapping
    @Requires(value = Permission.SUBSCRIPTIONS_UPDATE, key = ApiResource.ALERT)
    void deleteAll(Tenant tenant, @PathVariable String externalId, Query query) {
        alerts.deleteAll(tenant, externalId, query);
    }

    private Map<String, @Nullable Object> answer(Tenant tenant, Alert alert) {
        return Answer.of("alert", shown(tenant, List.of(alert)).getFirst());
    }

    private List<AlertJson> shown(Tenant tenant, List<Alert> shown) {
        var ids = shown.stream().map(Alert::metricId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, Metric> metricOf = ids.isEmpty() ? Map.of() : metrics.byIds(tenant, ids);
        return shown.stream()
                .map(alert -> {
                    UUID metricId = alert.metricId();
                    return AlertJson.of(tenant, alert, metricId == null ? null : metricOf.get(metricId));
                })
                .toList();
    }
}
