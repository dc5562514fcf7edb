package dev.tarn.stripe;

import dev.tarn.integration.PaymentProvider.Refund;
import dev.tarn.integration.PaymentProvider.RefundOrder;
import dev.tarn.integration.PaymentProvider.RefundState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Money given back of PaymentIntents. */
@Component
class StripeRefunds {
    static final String REFUND_ID = "tarn_refund_id";

    private final StripeClient stripe;

    StripeRefunds(StripeClient stripe) {
        this.stripe = stripe;
    }

    Refund refund(String secretKey, RefundOrder order) {
        var form = new Form()
                .with("payment_intent", order.chargeId())
                .with("amount", StripeAmount.of(order.amountCents(), order.currency()))
                .with("reason", "requested_by_customer")
                .with("metadata[" + REFUND_ID + "]", order.refundId());
        return of(stripe.post(secretKey, "/v1/refunds", form, order.refundId().toString()));
    }

    /** Keys are forgotten after a day; the id on the refund is not. A PaymentIntent has few refunds: a page holds them all. */
    Optional<Refund> find(String secretKey, RefundOrder order) {
        String path =
                "/v1/refunds?limit=100&payment_intent=" + URLEncoder.encode(order.chargeId(), StandardCharsets.UTF_8);
        for (JsonNode refund : stripe.get(secretKey, path).path("data")) {
            if (order.refundId()
                    .toString()
                    .equals(refund.path("metadata").path(REFUND_ID).asString(""))) {
                return Optional.of(of(refund));
            }
        }
        return Optional.empty();
    }

    /** As its own answer or an event shows it (CRD-324). */
    static Refund of(JsonNode refund) {
        RefundState state = switch (refund.path("status").asString("")) {
            case "succeeded" -> RefundState.SUCCEEDED;
            case "failed", "canceled" -> RefundState.FAILED;
            default -> RefundState.PENDING;
        };
        String reason = refund.path("failure_reason").asString("");
        return new Refund(refund.path("id").asString(""), state, reason.isEmpty() ? null : reason);
    }
}
