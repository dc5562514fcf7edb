package dev.tarn.payment;

import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The provider of a customer is asked for the payment of a request (CRD-302). */
@Component
class ChargeRequest implements ProviderCallKind {
    static final String NAME = "charge_payment_request";

    private final Charging charging;
    private final Charger charger;
    private final HostedPages pages;
    private final PaymentRequestStore requests;

    ChargeRequest(Charging charging, Charger charger, HostedPages pages, PaymentRequestStore requests) {
        this.charging = charging;
        this.charger = charger;
        this.pages = pages;
        this.requests = requests;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Tenant tenant, UUID requestId) {
        var request = requests.find(tenant, requestId);
        if (request.isPresent()
                && request.get().invoiceIds().stream().allMatch(invoiceId -> pages.close(tenant, invoiceId))) {
            charging.orderRequest(tenant, requestId).ifPresent(ordered -> charger.charge(tenant, ordered));
        }
    }
}
