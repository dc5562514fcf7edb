package dev.tarn.payment;

import dev.tarn.integration.Connection;
import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider;
import dev.tarn.payment.ProviderCustomers.Linked;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which provider a request links a customer to, and how (PLT-153). */
@Component
class ProviderChoice {
    private static final int MAX_TEXT = 255;
    private static final List<String> USUAL_METHODS = List.of("card");

    private final Connections connections;
    private final Providers providers;

    ProviderChoice(Connections connections, Providers providers) {
        this.connections = connections;
        this.providers = providers;
    }

    /** Null: to none. What is not sent stays as it was with the same connection. */
    @Nullable
    Linked read(Tenant tenant, Input billing, Optional<Linked> before) {
        String type = billing.text("payment_provider", MAX_TEXT);
        if (type == null) {
            return null;
        }
        Connection connection = connection(tenant, type, billing.text("payment_provider_code", MAX_TEXT));
        Optional<Linked> same = before.filter(linked -> linked.integrationId().equals(connection.id()));
        String known = same.map(Linked::providerCustomerId).orElse(null);
        String id = billing.has("provider_customer_id") ? billing.text("provider_customer_id", MAX_TEXT) : known;
        boolean sync = billing.flag("sync_with_provider", same.map(Linked::sync).orElse(false));
        List<String> methods = billing.has("provider_payment_methods")
                ? methods(billing, providers.of(connection.type()))
                : same.map(Linked::paymentMethods).orElse(USUAL_METHODS);
        // who is made there already is not made again
        return new Linked(new UUID(0, 0), connection.id(), id == null && sync ? known : id, sync, methods);
    }

    private Connection connection(Tenant tenant, String type, @Nullable String code) {
        List<Connection> found = connections.ofType(tenant, type, code);
        if (found.size() > 1) {
            throw Refusal.invalid("base", "payment_provider_code_missing");
        }
        return found.stream().findFirst().orElseThrow(() -> Refusal.notFound("payment_provider"));
    }

    /** A link needs a card behind it, and a balance stands alone (section 10). */
    private static List<String> methods(Input billing, PaymentProvider provider) {
        List<String> methods = billing.texts("provider_payment_methods");
        if (methods == null || methods.isEmpty()) {
            return USUAL_METHODS;
        }
        boolean known = provider.paymentMethods().containsAll(methods);
        boolean linkAlone = methods.contains("link") && !methods.contains("card");
        boolean balanceAmong = methods.contains("customer_balance") && methods.size() > 1;
        billing.problems().addIf(!known || linkAlone || balanceAmong, "provider_payment_methods", "value_is_invalid");
        return methods.stream().distinct().toList();
    }
}
