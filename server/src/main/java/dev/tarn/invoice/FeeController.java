package dev.tarn.invoice;

import static dev.tarn.access.Permission.INVOICES_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fees: lists, one, and why it is what it is. */
@RestController
@RequestMapping("/api/v1/fees")
class FeeController {
    private final FeeReader fees;

    FeeController(FeeReader fees) {
        this.fees = fees;
    }

    @GetMapping
    @Requires(value = INVOICES_VIEW, key = ApiResource.FEE)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return fees.list(tenant, FeeFilters.of(query), page).map(FeeJson::of).as("fees");
    }

    @GetMapping("/{id}")
    @Requires(value = INVOICES_VIEW, key = ApiResource.FEE)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return Ids.parse(id)
                .flatMap(feeId -> fees.find(tenant, feeId))
                .map(fee -> Answer.of("fee", FeeJson.of(fee)))
                .orElseThrow(() -> Refusal.notFound("fee"));
    }

    @GetMapping("/{id}/explanation")
    @Requires(value = INVOICES_VIEW, key = ApiResource.FEE)
    Map<String, @Nullable Object> explain(Tenant tenant, @PathVariable String id) {
        return Ids.parse(id)
                .flatMap(feeId -> fees.explanation(tenant, feeId))
                .map(explanation -> Answer.of("explanation", explanation))
                .orElseThrow(() -> Refusal.notFound("fee"));
    }
}
