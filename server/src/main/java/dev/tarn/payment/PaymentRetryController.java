package dev.tarn.payment;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The payments of all invoices that wait for one, once more. */
@RestController
@RequestMapping("/api/v1/invoices/retry_all_payments")
class PaymentRetryController {
    private final Retries retries;

    PaymentRetryController(Retries retries) {
        this.retries = retries;
    }

    /** The answer says how many; how it went shows on each. */
    @PostMapping
    @Requires(value = Permission.INVOICES_UPDATE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> retryAll(Tenant tenant) {
        return Answer.of("invoices_count", retries.retryAll(tenant));
    }
}
