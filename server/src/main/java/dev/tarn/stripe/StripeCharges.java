package dev.tarn.stripe;

import dev.tarn.integration.PaymentProvider.Charge;
import dev.tarn.integration.PaymentProvider.ChargeOrder;
import dev.tarn.integration.PaymentProvider.ChargeState;
import dev.tarn.integration.ProviderRefusedException;
import dev.tarn.integration.ProviderUnreachableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Payments by what a customer has left: PaymentIntents, confirmed at once. */
@Component
class StripeCharges {
    static final String PAYMENT_ID = "tarn_payment_id";
    static final String INVOICE_ID = "tarn_invoice_id";
    private static final Set<String> FAILED = Set.of("canceled", "requires_payment_method");
    /** Clocks of two machines differ a little. */
    private static final Duration SLACK = Duration.ofHours(1);

    private static final int MAX_PAGES = 20;

    private final StripeClient stripe;

    StripeCharges(StripeClient stripe) {
        this.stripe = stripe;
    }

    /** Where the bank wants the customer to authenticate, and the customer may be asked, it is asked (CRD-278). */
    Charge charge(String secretKey, ChargeOrder order) {
        Charge charge = send(secretKey, order, order.onSession());
        boolean wantsCustomer = "authentication_required".equals(charge.words());
        return wantsCustomer && order.mayAskCustomer() && !order.onSession() ? send(secretKey, order, true) : charge;
    }

    private Charge send(String secretKey, ChargeOrder order, boolean onSession) {
        var form = new Form()
                .with("amount", StripeAmount.of(order.amountCents(), order.currency()))
                .with("currency", order.currency().code().toLowerCase(Locale.ROOT))
                .with("customer", order.providerCustomerId())
                .with("payment_method", order.methodId())
                .with("payment_method_types[0]", order.methodType())
                .with("confirm", true)
                .with("off_session", !onSession)
                .with("description", order.description())
                .with("metadata[" + PAYMENT_ID + "]", order.paymentId());
        if (onSession) {
            form.with("return_url", order.returnUrl());
        }
        try {
            String key =
                    onSession == order.onSession() ? order.paymentId().toString() : order.paymentId() + ":on-session";
            return of(stripe.post(secretKey, "/v1/payment_intents", form, key));
        } catch (StripeErrorException refused) {
            return of(refused);
        }
    }

    private static Charge of(StripeErrorException refused) {
        JsonNode intent = refused.error().path("payment_intent");
        String code = refused.error().path("code").asString("");
        String id = intent.path("id").asString("");
        return new Charge(
                id.isEmpty() ? null : id,
                ChargeState.FAILED,
                code.equals("authentication_required")
                        ? code
                        : intent.path("status").asString("failed"),
                null,
                refused.code() + ": " + refused.getMessage(),
                code.equals("amount_too_small"));
    }

    /** A PaymentIntent as its own page or an event shows it. */
    static Charge of(JsonNode intent) {
        String status = intent.path("status").asString("");
        ChargeState state = status.equals("succeeded")
                ? ChargeState.SUCCEEDED
                : FAILED.contains(status) ? ChargeState.FAILED : ChargeState.PROCESSING;
        JsonNode error = intent.path("last_payment_error");
        JsonNode action = intent.path("next_action");
        return new Charge(
                intent.path("id").asString(""),
                state,
                status,
                action.isObject() ? action : null,
                error.isObject()
                        ? error.path("code").asString("") + ": "
                                + error.path("message").asString("")
                        : null,
                false);
    }

    /** Stripe refuses to cancel what has succeeded or is canceled already. */
    Charge cancel(String secretKey, String chargeId) {
        String path = "/v1/payment_intents/" + URLEncoder.encode(chargeId, StandardCharsets.UTF_8);
        try {
            return of(stripe.post(secretKey, path + "/cancel", new Form(), null));
        } catch (ProviderRefusedException over) {
            return of(stripe.get(secretKey, path));
        }
    }

    /** Keys are forgotten after a day; the payment's id on the intent is not. */
    Optional<Charge> find(String secretKey, ChargeOrder order) {
        long since = order.orderedAt().minus(SLACK).getEpochSecond();
        String path = "/v1/payment_intents?limit=100&customer="
                + URLEncoder.encode(order.providerCustomerId(), StandardCharsets.UTF_8) + "&created%5Bgte%5D=" + since;
        String after = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode found = stripe.get(secretKey, path + after);
            for (JsonNode intent : found.path("data")) {
                if (order.paymentId()
                        .toString()
                        .equals(intent.path("metadata").path(PAYMENT_ID).asString(""))) {
                    return Optional.of(of(intent));
                }
                after = "&starting_after=" + intent.path("id").asString("");
            }
            if (!found.path("has_more").asBoolean(false)) {
                return Optional.empty();
            }
        }
        throw new ProviderUnreachableException("too many payments to look through");
    }
}
