package dev.tarn.stripe;

import dev.tarn.engine.money.Currency;
import dev.tarn.integration.ProviderNews;
import dev.tarn.platform.Ids;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Stripe's events say. */
final class StripeNews {
    private StripeNews() {}

    static Optional<ProviderNews> of(JsonNode event) {
        JsonNode object = event.path("data").path("object");
        return switch (event.path("type").asString("")) {
            case "setup_intent.succeeded" -> methodKept(object);
            case "payment_method.detached" ->
                Optional.of(new ProviderNews.MethodGone(object.path("id").asString("")));
            case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled" ->
                chargeChanged(object);
            case "charge.refund.updated" ->
                Optional.of(
                        new ProviderNews.RefundChanged(StripeRefunds.of(object), id(object, StripeRefunds.REFUND_ID)));
            case "charge.dispute.closed" -> disputeClosed(object);
            default -> Optional.empty();
        };
    }

    /** A dispute that was won changes nothing. */
    private static Optional<ProviderNews> disputeClosed(JsonNode dispute) {
        String intent = dispute.path("payment_intent").asString("");
        boolean lost = dispute.path("status").asString("").equals("lost");
        return lost && !intent.isEmpty() ? Optional.of(new ProviderNews.DisputeLost(intent)) : Optional.empty();
    }

    private static Optional<ProviderNews> methodKept(JsonNode intent) {
        String customer = intent.path("customer").asString("");
        String method = intent.path("payment_method").asString("");
        return customer.isEmpty() || method.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProviderNews.MethodKept(customer, method));
    }

    private static Optional<ProviderNews> chargeChanged(JsonNode intent) {
        Optional<Currency> currency =
                Currency.find(intent.path("currency").asString("").toUpperCase(Locale.ROOT));
        String customer = intent.path("customer").asString("");
        return currency.map(known -> new ProviderNews.ChargeChanged(
                StripeCharges.of(intent),
                id(intent, StripeCharges.PAYMENT_ID),
                id(intent, StripeCharges.INVOICE_ID),
                customer.isEmpty() ? null : customer,
                StripeAmount.toCents(intent.path("amount_received").asLong(0), known),
                known.code()));
    }

    private static @Nullable UUID id(JsonNode intent, String name) {
        return Ids.parse(intent.path("metadata").path(name).asString("")).orElse(null);
    }
}
