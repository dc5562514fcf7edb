package dev.tarn.metric;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billable_metrics")
class MetricController {
    private final Metrics metrics;

    MetricController(Metrics metrics) {
        this.metrics = metrics;
    }

    @PostMapping
    @Requires(value = Permission.BILLABLE_METRICS_CREATE, key = ApiResource.BILLABLE_METRIC)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("billable_metric") Input input) {
        return answer(metrics.create(tenant, input));
    }

    @GetMapping
    @Requires(value = Permission.BILLABLE_METRICS_VIEW, key = ApiResource.BILLABLE_METRIC)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return metrics.page(tenant, query, page).map(MetricJson::of).as("billable_metrics");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.BILLABLE_METRICS_VIEW, key = ApiResource.BILLABLE_METRIC)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String code) {
        return answer(metrics.requireByCode(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.BILLABLE_METRICS_UPDATE, key = ApiResource.BILLABLE_METRIC)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("billable_metric") Input input) {
        return answer(metrics.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.BILLABLE_METRICS_DELETE, key = ApiResource.BILLABLE_METRIC)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return answer(metrics.delete(tenant, code));
    }

    @PostMapping("/evaluate_expression")
    @Requires(
            value = {Permission.BILLABLE_METRICS_CREATE, Permission.BILLABLE_METRICS_UPDATE},
            key = ApiResource.BILLABLE_METRIC)
    Map<String, @Nullable Object> evaluateExpression(Tenant tenant, @Body Input input) {
        return Answer.of("expression_result", Answer.of("value", metrics.evaluateExpression(tenant, input)));
    }

    private static Map<String, @Nullable Object> answer(Metric metric) {
        return Answer.of("billable_metric", MetricJson.of(metric));
    }
}
