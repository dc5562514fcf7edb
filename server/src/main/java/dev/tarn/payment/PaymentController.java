package dev.tarn.payment;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class PaymentController {
    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    @PostMapping("/payments")
    @Requires(value = Permission.PAYMENTS_CREATE, key = ApiResource.PAYMENT)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("payment") Input input) {
        return Answer.of("payment", PaymentJson.of(payments.record(tenant, input)));
    }

    @GetMapping("/payments")
    @Requires(value = Permission.PAYMENTS_VIEW, key = ApiResource.PAYMENT)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return payments.page(tenant, query, page).map(PaymentJson::of).as("payments");
    }

    @GetMapping("/customers/{externalId}/payments")
    @Requires(value = Permission.PAYMENTS_VIEW, key = ApiResource.PAYMENT)
    Map<String, Object> listOfCustomer(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return payments.pageOfCustomer(tenant, externalId, query, page)
                .map(PaymentJson::of)
                .as("payments");
    }

    @GetMapping("/payments/{id}")
    @Requires(value = Permission.PAYMENTS_VIEW, key = ApiResource.PAYMENT)
    PaymentJson.Single show(Tenant tenant, @PathVariable String id) {
        return PaymentJson.Single.of(payments.require(tenant, id));
    }
}
