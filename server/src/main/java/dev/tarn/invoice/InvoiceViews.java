package dev.tarn.invoice;

import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Invoices for reading. One that is closed or of another organization does not exist. */
@Service
public class InvoiceViews {
    private final InvoiceReader invoices;
    private final FeeReader fees;
    private final CreditReader credits;

    InvoiceViews(InvoiceReader invoices, FeeReader fees, CreditReader credits) {
        this.invoices = invoices;
        this.fees = fees;
        this.credits = credits;
    }

    public List<Invoice> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : invoices.byIds(tenant, ids);
    }

    public WholeInvoice require(Tenant tenant, UUID id) {
        Invoice invoice = invoices.find(tenant, id).orElseThrow(() -> Refusal.notFound("invoice"));
        return new WholeInvoice(
                invoice,
                fees.ofInvoice(tenant, id),
                invoices.billingPeriods(tenant, id),
                credits.ofInvoice(tenant, id));
    }

    /** Fees of drafts and of whatever else can be seen, by id. */
    public Map<UUID, Fee> fees(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : fees.byIds(tenant, ids).stream().collect(Collectors.toMap(Fee::id, Function.identity()));
    }
}
