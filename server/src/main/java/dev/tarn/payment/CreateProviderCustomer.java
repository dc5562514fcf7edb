package dev.tarn.payment;

import dev.tarn.customer.CustomerDetails;
import dev.tarn.customer.Customers;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider.NewCustomer;
import dev.tarn.integration.ProviderRefusedException;
import dev.tarn.payment.ProviderCustomers.Linked;
import dev.tarn.platform.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A customer is made at its provider (CRD-321). */
@Component
class CreateProviderCustomer implements ProviderCallKind {
    static final String NAME = "create_provider_customer";
    private static final Logger LOG = LoggerFactory.getLogger(CreateProviderCustomer.class);

    private final ProviderCustomers links;
    private final Customers customers;
    private final Connections connections;
    private final Providers providers;

    CreateProviderCustomer(ProviderCustomers links, Customers customers, Connections connections, Providers providers) {
        this.links = links;
        this.customers = customers;
        this.connections = connections;
        this.providers = providers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Tenant tenant, UUID customerId) {
        Linked linked = links.find(tenant, customerId).orElse(null);
        CustomerDetails customer =
                customers.detailsByIds(tenant, List.of(customerId)).get(customerId);
        if (linked == null || linked.providerCustomerId() != null || customer == null) {
            return;
        }
        var connection = connections.find(tenant, linked.integrationId());
        if (connection.isEmpty()) {
            return;
        }
        try {
            String id = providers
                    .of(connection.get().type())
                    .createCustomer(
                            connections.secretKey(tenant, linked.integrationId()), described(customer), customerId);
            links.made(tenant, customerId, linked.integrationId(), id);
        } catch (ProviderRefusedException refused) {
            LOG.warn("customer {} is not made at its provider: {}", customerId, refused.getMessage());
        }
    }

    private static NewCustomer described(CustomerDetails customer) {
        var own = customer.address();
        var address = new LinkedHashMap<String, String>();
        put(address, "line1", own.line1());
        put(address, "line2", own.line2());
        put(address, "city", own.city());
        put(address, "postal_code", own.zipcode());
        put(address, "state", own.state());
        put(address, "country", own.country());
        String name = customer.names().display();
        return new NewCustomer(
                customer.customer().id(),
                customer.customer().externalId(),
                name.isEmpty() ? null : name,
                customer.email(),
                customer.phone(),
                address);
    }

    private static void put(Map<String, String> address, String field, @Nullable String value) {
        if (value != null) {
            address.put(field, value);
        }
    }
}
