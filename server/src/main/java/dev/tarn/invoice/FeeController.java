package dev.tarn.invoice;

import static dev.tarn.access.Permission.INVOICES_UPDATE;
import static dev.tarn.access.Permission.INVOICES_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fees: lists, one, and why it is what it is. */
@RestController
@RequestMapping("/api/v1/fees")
class FeeController {
    private final FeeReader fees;
    private final FeeUpdates updates;

    FeeController(FeeReader fees, FeeUpdates updates) {
        this.fees = fees;
        this.updates = updates;
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

    @PutMapping("/{id}")
    @Requires(value = INVOICES_UPDATE, key = ApiResource.FEE)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String id, @Body("fee") Input input) {
        UUID feeId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("fee"));
        return Answer.of("fee", FeeJson.of(updates.update(tenant, feeId, input)));
    }

    @DeleteMapping("/{id}")
    @Requires(value = INVOICES_UPDATE, key = ApiResource.FEE)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String id) {
        UUID feeId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("fee"));
        return Answer.of("fee", FeeJson.of(updates.delete(tenant, feeId)));
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
