package dev.tarn.payment;

import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The provider of an invoice's customer is asked for its payment (CRD-275). Pages on which it could be paid as well are closed first. */
@Component
class ChargeInvoice implements ProviderCallKind {
    static final String NAME = "charge_invoice";

    private final Charging charging;
    private final Charger charger;
    private final HostedPages pages;

    ChargeInvoice(Charging charging, Charger charger, HostedPages pages) {
        this.charging = charging;
        this.charger = charger;
        this.pages = pages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Tenant tenant, UUID invoiceId) {
        if (pages.close(tenant, invoiceId)) {
            charging.orderInvoice(tenant, invoiceId).ifPresent(ordered -> charger.charge(tenant, ordered));
        }
    }
}
