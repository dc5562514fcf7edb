package dev.tarn.invoice;

import dev.tarn.customer.CustomerDetails;
import dev.tarn.customer.CustomerJson;
import dev.tarn.customer.Customers;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Known;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is shown with invoices. */
@Component
public class InvoiceAnswers {
    private final InvoiceViews views;
    private final InvoiceFiles files;
    private final Customers customers;

    InvoiceAnswers(InvoiceViews views, InvoiceFiles files, Customers customers) {
        this.views = views;
        this.files = files;
        this.customers = customers;
    }

    /** {@code {"invoice": {...}}} with everything on it. */
    public Map<String, @Nullable Object> detail(Tenant tenant, UUID id) {
        WholeInvoice whole = views.require(tenant, id);
        Invoice invoice = whole.invoice();
        var shown = new InvoiceJson.Detail(
                shown(tenant, List.of(invoice)).getFirst(),
                whole.periods().stream().map(InvoiceJson.Period::of).toList(),
                whole.credits().stream()
                        .map(credit -> CreditJson.of(credit, invoice.currency().code(), invoice.paymentStatus()))
                        .toList(),
                whole.fees().stream().map(FeeJson::of).toList(),
                invoice.voidedInvoiceId(),
                List.of());
        return Answer.of("invoice", shown);
    }

    /** As lists show them; those that are not shown are absent. */
    public Map<UUID, InvoiceJson> byIds(Tenant tenant, Collection<UUID> ids) {
        var found = views.byIds(tenant, ids);
        return shown(tenant, found).stream().collect(Collectors.toMap(InvoiceJson::id, Function.identity()));
    }

    Map<String, Object> list(Tenant tenant, Paged<Invoice> page) {
        return page.withItems(shown(tenant, page.items())).as("invoices");
    }

    private List<InvoiceJson> shown(Tenant tenant, List<Invoice> invoices) {
        var customerIds = invoices.stream().map(Invoice::customerId).collect(Collectors.toSet());
        Map<UUID, CustomerDetails> customerOf = customers.detailsByIds(tenant, customerIds);
        return invoices.stream()
                .map(invoice -> InvoiceJson.of(
                        invoice,
                        CustomerJson.of(Known.in(customerOf, invoice.customerId())),
                        files.url(invoice.fileToken()),
                        files.xmlUrl(invoice.xmlToken())))
                .toList();
    }
}
