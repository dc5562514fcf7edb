package dev.tarn.payment;

import dev.tarn.integration.Connections;
import dev.tarn.integration.PaymentProvider;
import dev.tarn.integration.ProviderRefusedException;
import dev.tarn.integration.ProviderUnreachableException;
import dev.tarn.payment.PagePreparation.Prepared;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.schema.tables.records.HostedPaymentPageRecord;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Pages of a provider on which an invoice can be paid (CRD-280). The provider is asked outside of any transaction. */
@Service
public class HostedPages {
    /** Who began to make a page this long ago is not at it any more, and nobody was told its address. */
    private static final Duration MAKING = Duration.ofMinutes(3);

    private final PagePreparation preparation;
    private final HostedPageStore store;
    private final Connections connections;
    private final Providers providers;
    private final BillingClock clock;

    HostedPages(
            PagePreparation preparation,
            HostedPageStore store,
            Connections connections,
            Providers providers,
            BillingClock clock) {
        this.preparation = preparation;
        this.store = store;
        this.connections = connections;
        this.providers = providers;
        this.clock = clock;
    }

    /** A page, as the contract shows it. */
    public record PageJson(
            UUID lagoCustomerId,
            UUID lagoInvoiceId,
            String externalCustomerId,
            String paymentProvider,
            String paymentUrl) {}

    /** The same page for a day, as long as the same is due. */
    public PageJson open(Tenant tenant, String invoiceId) {
        Prepared prepared = preparation.prepare(tenant, invoiceId);
        String url = prepared.url();
        return new PageJson(
                prepared.customerId(),
                prepared.order().invoiceId(),
                prepared.externalCustomerId(),
                prepared.connection().type(),
                url == null ? make(tenant, prepared) : url);
    }

    private String make(Tenant tenant, Prepared prepared) {
        PaymentProvider provider = providers.of(prepared.connection().type());
        String secretKey = connections.secretKey(tenant, prepared.connection().id());
        UUID pageId = prepared.order().key();
        try {
            for (HostedPaymentPageRecord outdated : prepared.outdated()) {
                closeOne(tenant, outdated);
            }
            var page = provider.openPage(secretKey, prepared.order());
            store.made(tenant, pageId, page);
            return page.url();
        } catch (ProviderRefusedException | ProviderUnreachableException failed) {
            store.close(tenant, pageId);
            throw Refusal.invalid("base", "payment_provider_error");
        }
    }

    /** Whether nobody can pay the invoice on a page any more; false: somebody has, and the provider will tell. */
    boolean close(Tenant tenant, UUID invoiceId) {
        boolean closed = true;
        for (HostedPaymentPageRecord page : store.open(tenant, invoiceId)) {
            closed &= closeOne(tenant, page);
        }
        return closed;
    }

    private boolean closeOne(Tenant tenant, HostedPaymentPageRecord page) {
        String sessionId = page.getProviderSessionId();
        if (sessionId == null) {
            if (page.getMadeAt().plus(MAKING).isAfter(clock.machineNow())) {
                throw new ProviderUnreachableException("a page is being made for the invoice at this moment");
            }
            store.close(tenant, page.getId());
            return true;
        }
        UUID connectionId = page.getIntegrationId();
        var connection = Known.in(connections.byIds(tenant, List.of(connectionId)), connectionId);
        boolean closed =
                providers.of(connection.type()).closePage(connections.secretKey(tenant, connectionId), sessionId);
        if (closed) {
            store.close(tenant, page.getId());
        }
        return closed;
    }
}
