package dev.tarn.integration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a payment provider tells of its own accord. */
public sealed interface ProviderNews {

    /** A customer left a way to pay. */
    record MethodKept(String providerCustomerId, String methodId) implements ProviderNews {}

    record MethodGone(String methodId) implements ProviderNews {}

    /** A refund stands otherwise; {@code refundId}: Tarn's, null where it was made elsewhere. */
    record RefundChanged(
            PaymentProvider.Refund refund, @Nullable UUID refundId) implements ProviderNews {}

    /** The bank has taken a charge back for the customer, for good. */
    record DisputeLost(String chargeId) implements ProviderNews {}

    /**
     * A charge stands otherwise.
     *
     * @param paymentId Tarn's payment that it was ordered by; null: none, it was made on a page
     * @param invoiceId the invoice whose page it was made on; null otherwise
     * @param amountCents what was received, in the smallest unit of the currency
     */
    record ChargeChanged(
            PaymentProvider.Charge charge,
            @Nullable UUID paymentId,
            @Nullable UUID invoiceId,
            @Nullable String providerCustomerId,
            long amountCents,
            String currency)
            implements ProviderNews {}
}
