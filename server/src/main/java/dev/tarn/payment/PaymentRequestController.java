package dev.tarn.payment;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.customer.CustomerJson;
import dev.tarn.customer.Customers;
import dev.tarn.invoice.InvoiceAnswers;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Known;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class PaymentRequestController {
    private final PaymentRequests requests;
    private final Customers customers;
    private final InvoiceAnswers invoices;

    PaymentRequestController(PaymentRequests requests, Customers customers, InvoiceAnswers invoices) {
        this.requests = requests;
        this.customers = customers;
        this.invoices = invoices;
    }

    @PostMapping("/payment_requests")
    @Requires(value = Permission.PAYMENTS_CREATE, key = ApiResource.PAYMENT_REQUEST)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("payment_request") Input input) {
        return Answer.of("payment_request", shown(tenant, requests.create(tenant, input)));
    }

    @GetMapping("/payment_requests")
    @Requires(value = Permission.INVOICES_VIEW, key = ApiResource.PAYMENT_REQUEST)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return answer(tenant, requests.page(tenant, query, page));
    }

    @GetMapping("/customers/{externalId}/payment_requests")
    @Requires(value = Permission.INVOICES_VIEW, key = ApiResource.PAYMENT_REQUEST)
    Map<String, Object> listOfCustomer(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return answer(tenant, requests.pageOfCustomer(tenant, externalId, query, page));
    }

    @GetMapping("/payment_requests/{id}")
    @Requires(value = Permission.INVOICES_VIEW, key = ApiResource.PAYMENT_REQUEST)
    PaymentRequestJson.Single show(Tenant tenant, @PathVariable String id) {
        PaymentRequestJson found = shown(tenant, requests.require(tenant, id));
        return new PaymentRequestJson.Single(found, found);
    }

    private Map<String, Object> answer(Tenant tenant, Paged<PaymentRequest> page) {
        return page.withItems(shown(tenant, page.items())).as("payment_requests");
    }

    private PaymentRequestJson shown(Tenant tenant, PaymentRequest request) {
        return shown(tenant, List.of(request)).getFirst();
    }

    private List<PaymentRequestJson> shown(Tenant tenant, List<PaymentRequest> found) {
        var customerOf = customers.detailsByIds(
                tenant, found.stream().map(PaymentRequest::customerId).collect(Collectors.toSet()));
        var invoiceOf = invoices.byIds(
                tenant,
                found.stream().flatMap(request -> request.invoiceIds().stream()).collect(Collectors.toSet()));
        return found.stream()
                .map(request -> PaymentRequestJson.of(
                        request,
                        CustomerJson.of(Known.in(customerOf, request.customerId())),
                        request.invoiceIds().stream()
                                .map(id -> Known.in(invoiceOf, id))
                                .toList()))
                .toList();
    }
}
