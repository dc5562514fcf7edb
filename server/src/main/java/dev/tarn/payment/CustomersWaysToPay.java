package dev.tarn.payment;

import dev.tarn.customer.WaysToPay;
import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what others want to know of the ways to pay that customers have left with their provider. */
@Component
class CustomersWaysToPay implements WaysToPay {
    private final PaymentChoices choices;
    private final PaymentMethods methods;
    private final ProviderCustomers links;

    CustomersWaysToPay(PaymentChoices choices, PaymentMethods methods, ProviderCustomers links) {
        this.choices = choices;
        this.methods = methods;
        this.links = links;
    }

    @Override
    public @Nullable Choice read(Tenant tenant, UUID customerId, Input input) {
        var chosen = choices.read(tenant, customerId, input);
        return chosen == null ? null : new Choice(chosen.automatic(), chosen.methodId());
    }

    @Override
    public Optional<String> obstacle(Tenant tenant, UUID customerId, Choice choice) {
        UUID methodId = choice.methodId();
        if (!choice.automatic()) {
            return Optional.of("manual_payment_method_invalid_for_payment_activation_rules");
        }
        if (links.find(tenant, customerId).isEmpty()) {
            return Optional.of("no_linked_payment_provider");
        }
        if (methodId != null) {
            return methods.find(tenant, customerId, methodId).isPresent()
                    ? Optional.empty()
                    : Optional.of("payment_method_not_found");
        }
        return methods.defaultOf(tenant, customerId).isPresent()
                ? Optional.empty()
                : Optional.of("no_default_payment_method");
    }

    @Override
    public Map<UUID, UUID> defaults(Tenant tenant, Collection<UUID> customerIds) {
        return methods.defaults(tenant, customerIds);
    }
}
