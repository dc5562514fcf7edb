package dev.tarn.customer;

import dev.tarn.platform.Input;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which payment provider knows which customer. The payments' capability implements it; customers know nothing of how providers are asked. */
public interface PaymentProviderLinks {

    /** A customer's provider, as the customer's own page shows it. */
    record Link(String provider, String code, @Nullable String providerCustomerId, List<String> paymentMethods) {}

    /** By customer id; one without a provider is absent. */
    Map<UUID, Link> byCustomers(Tenant tenant, Collection<UUID> customerIds);

    /** Changes what is sent of it (PLT-153), in the caller's transaction. The customer is locked. */
    void change(Tenant tenant, UUID customerId, Input billingConfiguration);
}
