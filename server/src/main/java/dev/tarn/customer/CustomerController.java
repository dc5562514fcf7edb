package dev.tarn.customer;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Caller;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers")
class CustomerController {
    private final Customers customers;

    CustomerController(Customers customers) {
        this.customers = customers;
    }

    @PostMapping
    @Requires(
            value = {Permission.CUSTOMERS_CREATE, Permission.CUSTOMERS_UPDATE},
            key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> upsert(Caller caller, Tenant tenant, @Body("customer") Input input) {
        return answer(customers.upsert(caller, tenant, input));
    }

    @GetMapping
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.CUSTOMER)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return customers.page(tenant, query, page).map(CustomerJson::of).as("customers");
    }

    @GetMapping("/{externalId}")
    @Requires(value = Permission.CUSTOMERS_VIEW, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String externalId) {
        return answer(customers.requireDetails(tenant, externalId));
    }

    @DeleteMapping("/{externalId}")
    @Requires(value = Permission.CUSTOMERS_DELETE, key = ApiResource.CUSTOMER)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String externalId) {
        return answer(customers.delete(tenant, externalId));
    }

    private static Map<String, @Nullable Object> answer(CustomerDetails customer) {
        return Answer.of("customer", CustomerJson.of(customer));
    }
}
