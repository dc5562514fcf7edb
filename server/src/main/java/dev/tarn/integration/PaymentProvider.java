package dev.tarn.integration;

import dev.tarn.engine.money.Currency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Tarn asks of a payment provider. Every method but the last two calls it and may take seconds: never inside a transaction. What is asked
 * with the same key again is done once. All of them throw {@link ProviderUnreachableException} when nobody knows whether it was done, and
 * {@link ProviderRefusedException} when it was not.
 */
public interface PaymentProvider {

    /** As connections name it. */
    String type();

    /** The ways to pay it knows; of these, those that can be kept for later (CRD-322). */
    Set<String> paymentMethods();

    Set<String> paymentMethodsToKeep();

    /** The provider's id of a new customer of its own. */
    String createCustomer(String secretKey, NewCustomer customer, UUID key);

    record NewCustomer(
            UUID id,
            String externalId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            Map<String, String> address) {}

    /** The address of a page on which a customer leaves a way to pay. */
    String openSetUpPage(String secretKey, String providerCustomerId, List<String> paymentMethods, String returnUrl);

    /** Takes the money by what the customer left, without the customer. */
    Charge charge(String secretKey, ChargeOrder order);

    /** What became of an order that was sent before, as far as the provider knows it. */
    Optional<Charge> findCharge(String secretKey, ChargeOrder order);

    /** Has it not take what it has not taken yet. What it says after that counts: it may have been too late. */
    Charge cancelCharge(String secretKey, String chargeId);

    /**
     * A payment to be taken.
     *
     * @param paymentId the key: however often it is sent, it is one payment
     * @param onSession whether it counts as made by the customer (where the law wants that)
     * @param mayAskCustomer whether the customer may be asked to authenticate
     */
    record ChargeOrder(
            UUID paymentId,
            String providerCustomerId,
            String methodId,
            String methodType,
            long amountCents,
            Currency currency,
            String description,
            boolean onSession,
            boolean mayAskCustomer,
            String returnUrl,
            Instant orderedAt) {}

    /** How a charge stands. {@code PROCESSING}: later news decide. */
    enum ChargeState {
        SUCCEEDED,
        PROCESSING,
        FAILED
    }

    /**
     * A charge as the provider sees it.
     *
     * @param id the provider's; null where it made none
     * @param words its state in the provider's words
     * @param nextAction what the customer has to do; empty when nothing
     * @param failure why it failed; null otherwise
     * @param tooSmall whether the amount is less than the provider takes at all
     */
    record Charge(
            @Nullable String id,
            ChargeState state,
            String words,
            @Nullable JsonNode nextAction,
            @Nullable String failure,
            boolean tooSmall) {}

    /** Gives back part of a charge, or all of it (CRD-133). */
    Refund refund(String secretKey, RefundOrder order);

    /** What became of a refund that was ordered before, as far as the provider knows it. */
    Optional<Refund> findRefund(String secretKey, RefundOrder order);

    /**
     * Money to be given back.
     *
     * @param refundId the key: however often it is sent, it is one refund
     * @param chargeId the provider's id of what was paid
     */
    record RefundOrder(UUID refundId, String chargeId, long amountCents, Currency currency, Instant orderedAt) {}

    /** A refund as the provider sees it; {@code failure}: why it failed, null otherwise. */
    record Refund(String id, RefundState state, @Nullable String failure) {}

    /** How a refund stands, in the order in which one state follows another. */
    enum RefundState {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** A page on which an invoice is paid once. */
    HostedPage openPage(String secretKey, PageOrder order);

    record PageOrder(
            UUID key,
            UUID invoiceId,
            String providerCustomerId,
            List<String> paymentMethods,
            long amountCents,
            Currency currency,
            String description,
            String returnUrl) {}

    record HostedPage(String id, String url) {}

    /** Whether nobody can pay on it any more; false: somebody has. */
    boolean closePage(String secretKey, String pageId);

    MethodDetails describeMethod(String secretKey, String methodId);

    record MethodDetails(
            String type, @Nullable String brand, @Nullable String lastDigits) {}

    /** Has the provider tell its news to this address. */
    Endpoint registerEndpoint(String secretKey, String url, UUID key);

    record Endpoint(String id, String secret) {}

    /** Whether the provider itself sent this, and just now. */
    boolean isGenuine(String webhookSecret, @Nullable String signature, byte[] body, Instant now);

    /** What an event says; empty where it says nothing that matters here. */
    Optional<ProviderNews> read(JsonNode event);
}
