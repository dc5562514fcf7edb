package dev.tarn.payment;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/payment_receipts")
class PaymentReceiptController {
    private final PaymentReceipts receipts;
    private final ReceiptAnswers answers;

    PaymentReceiptController(PaymentReceipts receipts, ReceiptAnswers answers) {
        this.receipts = receipts;
        this.answers = answers;
    }

    @GetMapping
    @Requires(value = Permission.PAYMENT_RECEIPTS_VIEW, key = ApiResource.PAYMENT_RECEIPT)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return answers.list(tenant, receipts.page(tenant, query, page));
    }

    @GetMapping("/{id}")
    @Requires(value = Permission.PAYMENT_RECEIPTS_VIEW, key = ApiResource.PAYMENT_RECEIPT)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return answers.detail(tenant, id);
    }
}
