package dev.tarn.payment;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Page;
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

/** The ways to pay of a customer, and the page on which one more is left. */
@RestController
@RequestMapping("/api/v1/customers/{externalId}")
class PaymentMethodController {
    private final PaymentMethods methods;
    private final SetUpPages setUpPages;

    PaymentMethodController(PaymentMethods methods, SetUpPages setUpPages) {
        this.methods = methods;
        this.setUpPages = setUpPages;
    }

    @GetMapping("/payment_methods")
    @Requires(value = Permission.PAYMENT_METHODS_VIEW, key = ApiResource.PAYMENT_METHOD)
    Map<String, Object> list(Tenant tenant, @PathVariable String externalId, Page page) {
        return methods.page(tenant, externalId, page).map(PaymentMethodJson::of).as("payment_methods");
    }

    @PutMapping("/payment_methods/{id}/set_as_default")
    @Requires(value = Permission.PAYMENT_METHODS_UPDATE, key = ApiResource.PAYMENT_METHOD)
    Map<String, @Nullable Object> setAsDefault(
            Tenant tenant, @PathVariable String externalId, @PathVariable String id) {
        return answer(methods.setAsDefault(tenant, externalId, id));
    }

    @DeleteMapping("/payment_methods/{id}")
    @Requires(value = Permission.PAYMENT_METHODS_DELETE, key = ApiResource.PAYMENT_METHOD)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String externalId, @PathVariable String id) {
        return answer(methods.delete(tenant, externalId, id));
    }

    @PostMapping("/checkout_url")
    @Requires(value = Permission.PAYMENT_METHODS_CREATE, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> checkoutUrl(Tenant tenant, @PathVariable String externalId) {
        return Answer.of("customer", setUpPages.open(tenant, externalId));
    }

    private static Map<String, @Nullable Object> answer(PaymentMethod method) {
        return Answer.of("payment_method", PaymentMethodJson.of(method));
    }
}
