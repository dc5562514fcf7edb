package dev.tarn.payment;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider;
import dev.tarn.integration.ProviderRefusedException;
import dev.tarn.integration.ProviderUnreachableException;
import dev.tarn.payment.ProviderCustomers.Linked;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.RefusedException;
import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Pages of a provider on which a customer leaves a way to pay (CRD-322). The provider is asked outside of any transaction. */
@Service
class SetUpPages {
    private final Customers customers;
    private final ProviderCustomers links;
    private final Connections connections;
    private final Providers providers;
    private final ReturnAddress returnAddress;

    SetUpPages(
            Customers customers,
            ProviderCustomers links,
            Connections connections,
            Providers providers,
            ReturnAddress returnAddress) {
        this.customers = customers;
        this.links = links;
        this.connections = connections;
        this.providers = providers;
        this.returnAddress = returnAddress;
    }

    /** A page, as the contract shows it. */
    record SetUpPageJson(
            UUID lagoCustomerId,
            String externalCustomerId,
            String paymentProvider,
            String paymentProviderCode,
            String checkoutUrl) {}

    SetUpPageJson open(Tenant tenant, String externalCustomerId) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        Linked linked = links.find(tenant, customer.id()).orElseThrow(SetUpPages::noProvider);
        String providerCustomerId = linked.providerCustomerId();
        if (providerCustomerId == null) {
            throw noProvider();
        }
        Connection connection = connections.find(tenant, linked.integrationId()).orElseThrow(SetUpPages::noProvider);
        PaymentProvider provider = providers.of(connection.type());
        var methods = linked.paymentMethods().stream()
                .filter(provider.paymentMethodsToKeep()::contains)
                .toList();
        if (methods.isEmpty()) {
            throw Refusal.invalid("provider_payment_methods", "no_payment_methods_to_setup_available");
        }
        try {
            String url = provider.openSetUpPage(
                    connections.secretKey(tenant, connection.id()),
                    providerCustomerId,
                    methods,
                    returnAddress.of(connection));
            return new SetUpPageJson(customer.id(), customer.externalId(), connection.type(), connection.code(), url);
        } catch (ProviderRefusedException | ProviderUnreachableException failed) {
            throw Refusal.invalid("base", "payment_provider_error");
        }
    }

    private static RefusedException noProvider() {
        return Refusal.invalid("base", "no_linked_payment_provider");
    }
}
