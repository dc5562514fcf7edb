package dev.tarn.payment;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An invoice's payment by its customer's provider: once more, or on a page. */
@RestController
@RequestMapping("/api/v1/invoices/{id}")
class InvoicePaymentController {
    private final Retries retries;
    private final HostedPages pages;

    InvoicePaymentController(Retries retries, HostedPages pages) {
        this.retries = retries;
        this.pages = pages;
    }

    /** The answer says nothing: how it went shows on the invoice. */
    @PostMapping("/retry_payment")
    @Requires(value = Permission.INVOICES_UPDATE, key = ApiResource.INVOICE)
    void retry(Tenant tenant, @PathVariable String id, @Body(value = "", optional = true) Input input) {
        retries.retry(tenant, id, input);
    }

    @PostMapping("/payment_url")
    @Requires(value = Permission.INVOICES_UPDATE, key = ApiResource.INVOICE)
    Map<String, @Nullable Object> paymentUrl(Tenant tenant, @PathVariable String id) {
        return Answer.of("invoice_payment_details", pages.open(tenant, id));
    }
}
