package dev.tarn.stripe;

import dev.tarn.integration.PaymentProvider;
import dev.tarn.integration.ProviderNews;
import dev.tarn.integration.ProviderRefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Stripe (section 10). */
@Component
class Stripe implements PaymentProvider {
    private static final Set<String> TO_KEEP =
            Set.of("card", "sepa_debit", "us_bank_account", "bacs_debit", "link", "boleto");
    private static final Set<String> ALL = Set.of(
            "card", "sepa_debit", "us_bank_account", "bacs_debit", "link", "boleto", "crypto", "customer_balance");
    private static final List<String> EVENTS = List.of(
            "setup_intent.succeeded",
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "payment_method.detached",
            "charge.refund.updated",
            "charge.dispute.closed");

    private final StripeClient stripe;
    private final StripeCharges charges;
    private final StripeRefunds refunds;

    Stripe(StripeClient stripe, StripeCharges charges, StripeRefunds refunds) {
        this.stripe = stripe;
        this.charges = charges;
        this.refunds = refunds;
    }

    @Override
    public String type() {
        return "stripe";
    }

    @Override
    public Set<String> paymentMethods() {
        return ALL;
    }

    @Override
    public Set<String> paymentMethodsToKeep() {
        return TO_KEEP;
    }

    @Override
    public String createCustomer(String secretKey, NewCustomer customer, UUID key) {
        var form = new Form()
                .with("name", customer.name())
                .with("email", customer.email())
                .with("phone", customer.phone())
                .with("metadata[tarn_customer_id]", customer.id())
                .with("metadata[external_customer_id]", customer.externalId());
        customer.address().forEach((field, value) -> form.with("address[" + field + "]", value));
        return stripe.post(secretKey, "/v1/customers", form, key.toString())
                .path("id")
                .asString();
    }

    @Override
    public String openSetUpPage(
            String secretKey, String providerCustomerId, List<String> paymentMethods, String returnUrl) {
        var form = new Form()
                .with("mode", "setup")
                .with("customer", providerCustomerId)
                .with("success_url", returnUrl)
                .withEach("payment_method_types", paymentMethods);
        return stripe.post(secretKey, "/v1/checkout/sessions", form, null)
                .path("url")
                .asString();
    }

    @Override
    public Charge charge(String secretKey, ChargeOrder order) {
        return charges.charge(secretKey, order);
    }

    @Override
    public Optional<Charge> findCharge(String secretKey, ChargeOrder order) {
        return charges.find(secretKey, order);
    }

    @Override
    public Refund refund(String secretKey, RefundOrder order) {
        return refunds.refund(secretKey, order);
    }

    @Override
    public Optional<Refund> findRefund(String secretKey, RefundOrder order) {
        return refunds.find(secretKey, order);
    }

    @Override
    public Charge cancelCharge(String secretKey, String chargeId) {
        return charges.cancel(secretKey, chargeId);
    }

    @Override
    public HostedPage openPage(String secretKey, PageOrder order) {
        String item = "line_items[0]";
        String metadata = "[" + StripeCharges.INVOICE_ID + "]";
        var form = new Form()
                .with("mode", "payment")
                .with("customer", order.providerCustomerId())
                .with("success_url", order.returnUrl())
                .withEach("payment_method_types", order.paymentMethods())
                .with(item + "[quantity]", 1)
                .with(item + "[price_data][currency]", order.currency().code().toLowerCase(Locale.ROOT))
                .with(item + "[price_data][unit_amount]", StripeAmount.of(order.amountCents(), order.currency()))
                .with(item + "[price_data][product_data][name]", order.description())
                .with("metadata" + metadata, order.invoiceId())
                .with("payment_intent_data[metadata]" + metadata, order.invoiceId());
        JsonNode page = stripe.post(
                secretKey, "/v1/checkout/sessions", form, order.key().toString());
        return new HostedPage(page.path("id").asString(), page.path("url").asString());
    }

    /** Stripe refuses to end a session that is over: by payment, or by itself after a day. */
    @Override
    public boolean closePage(String secretKey, String pageId) {
        String path = "/v1/checkout/sessions/" + URLEncoder.encode(pageId, StandardCharsets.UTF_8);
        try {
            stripe.post(secretKey, path + "/expire", new Form(), null);
            return true;
        } catch (ProviderRefusedException over) {
            return !stripe.get(secretKey, path).path("status").asString("").equals("complete");
        }
    }

    @Override
    public MethodDetails describeMethod(String secretKey, String methodId) {
        JsonNode method =
                stripe.get(secretKey, "/v1/payment_methods/" + URLEncoder.encode(methodId, StandardCharsets.UTF_8));
        String type = method.path("type").asString("card");
        JsonNode details = method.path(type);
        return new MethodDetails(type, text(details.path("brand")), text(details.path("last4")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    @Override
    public Endpoint registerEndpoint(String secretKey, String url, UUID key) {
        var form = new Form().with("url", url).withEach("enabled_events", EVENTS);
        JsonNode endpoint = stripe.post(secretKey, "/v1/webhook_endpoints", form, key.toString());
        return new Endpoint(
                endpoint.path("id").asString(), endpoint.path("secret").asString());
    }

    @Override
    public boolean isGenuine(String webhookSecret, @Nullable String signature, byte[] body, Instant now) {
        return StripeSignature.matches(webhookSecret, signature, body, now);
    }

    @Override
    public Optional<ProviderNews> read(JsonNode event) {
        return StripeNews.of(event);
    }
}
