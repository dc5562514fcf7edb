package dev.tarn.invoice;

import static dev.tarn.access.Permission.DRAFT_INVOICES_UPDATE;
import static dev.tarn.access.Permission.INVOICES_UPDATE;
import static dev.tarn.access.Permission.INVOICES_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fees of a draft edited by hand: made, tried out, taken back. */
@RestController
@RequestMapping("/api/v1/invoices/{id}/adjusted_fees")
class AdjustedFeeController {
    private final AdjustedFees adjustedFees;
    private final FeePreviews previews;
    private final InvoiceAnswers answers;

    AdjustedFeeController(AdjustedFees adjustedFees, FeePreviews previews, InvoiceAnswers answers) {
        this.adjustedFees = adjustedFees;
        this.previews = previews;
        this.answers = answers;
    }

    @GetMapping
    @Requires(value = INVOICES_VIEW, key = ApiResource.INVOICE)
    Map<String, List<AdjustedFeeJson>> list(Tenant tenant, @PathVariable String id) {
        return Map.of(
                "adjusted_fees",
                adjustedFees.list(tenant, invoice(id)).stream()
                        .map(AdjustedFeeJson::of)
                        .toList());
    }

    @PostMapping
    @Requires(
            value = {INVOICES_UPDATE, DRAFT_INVOICES_UPDATE},
            key = ApiResource.INVOICE)
    Map<String, @Nullable Object> adjust(Tenant tenant, @PathVariable String id, @Body("adjusted_fee") Input input) {
        adjustedFees.adjust(tenant, invoice(id), AdjustmentRequest.read(input));
        return answers.detail(tenant, invoice(id));
    }

    @PostMapping("/preview")
    @Requires(
            value = {INVOICES_UPDATE, DRAFT_INVOICES_UPDATE},
            key = ApiResource.INVOICE)
    Map<String, @Nullable Object> preview(Tenant tenant, @PathVariable String id, @Body("adjusted_fee") Input input) {
        Fee fee = adjustedFees.preview(tenant, invoice(id), AdjustmentRequest.read(input));
        return Answer.of("fee", previews.show(fee));
    }

    @DeleteMapping("/{feeId}")
    @Requires(
            value = {INVOICES_UPDATE, DRAFT_INVOICES_UPDATE},
            key = ApiResource.INVOICE)
    Map<String, @Nullable Object> takeBack(Tenant tenant, @PathVariable String id, @PathVariable String feeId) {
        adjustedFees.takeBack(tenant, invoice(id), Ids.parse(feeId).orElseThrow(() -> Refusal.notFound("fee")));
        return answers.detail(tenant, invoice(id));
    }

    private static UUID invoice(String id) {
        return Ids.parse(id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
