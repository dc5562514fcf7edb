package dev.tarn.payment;

import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider;
import dev.tarn.integration.PaymentProvider.Charge;
import dev.tarn.integration.PaymentProvider.ChargeOrder;
import dev.tarn.integration.PaymentProvider.ChargeState;
import dev.tarn.integration.ProviderRefusedException;
import dev.tarn.integration.ProviderUnreachableException;
import dev.tarn.payment.Charging.Ordered;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Tenant;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks a provider for a payment that is written down, outside of any transaction, and writes down what it says. */
@Component
class Charger {
    /** Providers forget keys after a day: what was asked for longer ago is looked for, but not asked for again. */
    private static final Duration KEYS_LAST = Duration.ofHours(20);

    private final Connections connections;
    private final Providers providers;
    private final ChargeResults results;
    private final BillingClock clock;

    Charger(Connections connections, Providers providers, ChargeResults results, BillingClock clock) {
        this.connections = connections;
        this.providers = providers;
        this.results = results;
        this.clock = clock;
    }

    void charge(Tenant tenant, Ordered ordered) {
        PaymentProvider provider = providers.of(ordered.connection().type());
        String secretKey = connections.secretKey(tenant, ordered.connection().id());
        Charge charge;
        try {
            charge = ordered.again()
                    ? find(provider, secretKey, ordered.order())
                            .orElseGet(() -> askAgain(provider, secretKey, ordered.order()))
                    : provider.charge(secretKey, ordered.order());
        } catch (ProviderRefusedException refused) {
            charge = failed(refused.code() + ": " + refused.getMessage());
        }
        results.record(tenant, ordered.order().paymentId(), charge);
    }

    /** Has the provider give up a payment; one that it never heard of has failed. */
    void cancel(Tenant tenant, Ordered ordered) {
        PaymentProvider provider = providers.of(ordered.connection().type());
        String secretKey = connections.secretKey(tenant, ordered.connection().id());
        Charge charge = find(provider, secretKey, ordered.order())
                .map(found -> stillUnderWay(found) ? cancel(provider, secretKey, found) : found)
                .orElseGet(() -> failed("canceled"));
        results.record(tenant, ordered.order().paymentId(), charge);
    }

    private static boolean stillUnderWay(Charge found) {
        return found.state() == ChargeState.PROCESSING;
    }

    private static Charge cancel(PaymentProvider provider, String secretKey, Charge found) {
        String id = found.id();
        return id == null ? failed("canceled") : provider.cancelCharge(secretKey, id);
    }

    /** Whoever is not told what became of a payment must not take it for failed: it may have been made. */
    private static Optional<Charge> find(PaymentProvider provider, String secretKey, ChargeOrder order) {
        try {
            return provider.findCharge(secretKey, order);
        } catch (ProviderRefusedException refused) {
            throw new ProviderUnreachableException("what became of a payment is not said", refused);
        }
    }

    private Charge askAgain(PaymentProvider provider, String secretKey, ChargeOrder order) {
        boolean tooLate = order.orderedAt().plus(KEYS_LAST).isBefore(clock.machineNow());
        return tooLate ? failed("the provider did not answer in time") : provider.charge(secretKey, order);
    }

    private static Charge failed(String failure) {
        return new Charge(null, ChargeState.FAILED, "failed", null, failure, false);
    }
}
