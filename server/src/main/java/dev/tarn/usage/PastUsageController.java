package dev.tarn.usage;

import static dev.tarn.access.Permission.CUSTOMERS_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.usage.PastUsage.Invoiced;
import dev.tarn.usage.UsageJson.ChargeJson;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PastUsageController {
    private static final int MAX_PERIODS = 1_000;

    private final PastUsages usages;

    PastUsageController(PastUsages usages) {
        this.usages = usages;
    }

    @GetMapping("/api/v1/customers/{externalId}/past_usage")
    @Requires(value = CUSTOMERS_VIEW, key = ApiResource.CUSTOMER_USAGE)
    Map<String, Object> list(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        String subscription = query.text("external_subscription_id")
                .orElseThrow(() -> Refusal.invalid("external_subscription_id", "value_is_mandatory"));
        var wanted = new PastUsages.Wanted(
                externalId,
                subscription,
                query.text("billable_metric_code").orElse(null),
                query.integer("periods_count")
                        .map(count -> Math.clamp(count, 0, MAX_PERIODS))
                        .orElse(null));
        return usages.list(tenant, wanted, page).map(PastUsageController::show).as("usage_periods");
    }

    private static CurrentUsageJson show(PastUsage usage) {
        Invoiced period = usage.invoiced();
        return new CurrentUsageJson(
                period.fromAt().truncatedTo(ChronoUnit.SECONDS),
                period.toAt().truncatedTo(ChronoUnit.SECONDS),
                period.issuingOn(),
                period.invoiceId(),
                period.currency(),
                period.feesAmountCents(),
                period.taxesAmountCents(),
                Math.addExact(period.feesAmountCents(), period.taxesAmountCents()),
                usage.charges().stream()
                        .map(charge -> ChargeJson.of(charge, period.currency()))
                        .toList());
    }
}
