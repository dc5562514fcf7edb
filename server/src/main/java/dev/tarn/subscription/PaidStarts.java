package dev.tarn.subscription;

import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What whoever bills starts tells subscriptions that wait for them to be paid. The customer is locked by the caller, whose transaction it is. */
@Service
public class PaidStarts {
    private final Gate gate;

    PaidStarts(Gate gate) {
        this.gate = gate;
    }

    /** The subscription's start is billed by this invoice. */
    public void billed(Tenant tenant, UUID subscriptionId, UUID invoiceId) {
        gate.setInvoice(tenant, subscriptionId, invoiceId);
    }

    /** The subscription that waits for the payment of an invoice. */
    public Optional<UUID> waitingFor(Tenant tenant, UUID invoiceId) {
        return gate.waitingFor(tenant, invoiceId);
    }

    /** The invoice is paid, or nothing was to be paid. One that does not wait any more stays as it is. */
    public void paid(Tenant tenant, UUID subscriptionId, Instant at) {
        gate.open(tenant, subscriptionId, at);
    }

    /** The payment has failed for good. */
    public void failed(Tenant tenant, UUID subscriptionId, Instant at) {
        gate.refuse(tenant, List.of(subscriptionId), Gate.Refusal.PAYMENT_FAILED, at);
    }
}
