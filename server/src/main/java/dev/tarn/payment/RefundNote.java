package dev.tarn.payment;

import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider;
import dev.tarn.integration.PaymentProvider.Refund;
import dev.tarn.integration.PaymentProvider.RefundOrder;
import dev.tarn.integration.PaymentProvider.RefundState;
import dev.tarn.integration.ProviderRefusedException;
import dev.tarn.integration.ProviderUnreachableException;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A provider is asked to give back what a credit note refunds (CRD-133). */
@Component
class RefundNote implements ProviderCallKind {
    static final String NAME = "refund_credit_note";
    /** Providers forget keys after a day: what was asked for longer ago is looked for, but not asked for again. */
    private static final Duration KEYS_LAST = Duration.ofHours(20);

    private final Refunds refunds;
    private final Connections connections;
    private final Providers providers;
    private final BillingClock clock;

    RefundNote(Refunds refunds, Connections connections, Providers providers, BillingClock clock) {
        this.refunds = refunds;
        this.connections = connections;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Tenant tenant, UUID refundId) {
        refunds.unanswered(tenant, refundId).ifPresent(ordered -> {
            PaymentProvider provider = providers.of(ordered.connection().type());
            String secretKey =
                    connections.secretKey(tenant, ordered.connection().id());
            refunds.record(tenant, refundId, ask(provider, secretKey, ordered.order()));
        });
    }

    private Refund ask(PaymentProvider provider, String secretKey, RefundOrder order) {
        if (order.orderedAt().plus(KEYS_LAST).isBefore(clock.machineNow())) {
            return find(provider, secretKey, order).orElseGet(() -> failed("the provider did not answer in time"));
        }
        try {
            return provider.refund(secretKey, order);
        } catch (ProviderRefusedException refused) {
            return failed(refused.code() + ": " + refused.getMessage());
        }
    }

    private static Optional<Refund> find(PaymentProvider provider, String secretKey, RefundOrder order) {
        try {
            return provider.findRefund(secretKey, order);
        } catch (ProviderRefusedException refused) {
            throw new ProviderUnreachableException("what became of a refund is not said", refused);
        }
    }

    private static Refund failed(String failure) {
        return new Refund("", RefundState.FAILED, failure);
    }
}
