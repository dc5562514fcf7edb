package dev.tarn.payment;

import dev.tarn.platform.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Nobody can pay an invoice on a page any more: it is settled (CRD-280). */
@Component
class ClosePages implements ProviderCallKind {
    static final String NAME = "close_payment_pages";

    private final HostedPages pages;

    ClosePages(HostedPages pages) {
        this.pages = pages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Tenant tenant, UUID invoiceId) {
        pages.close(tenant, invoiceId);
    }
}
