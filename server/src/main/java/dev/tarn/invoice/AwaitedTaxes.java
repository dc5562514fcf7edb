package dev.tarn.invoice;

import dev.tarn.customer.VatChecks;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which invoices have to wait for their taxes: those of customers of whose VAT number VIES has not spoken yet (CRD-077). */
@Component
class AwaitedTaxes {
    /** Credits that are sold bear no tax, and what was paid already is not taxed again. */
    private static final Set<String> TAXED = Set.of("subscription", "progressive_billing", "one_off");

    private final VatChecks checks;

    AwaitedTaxes(VatChecks checks) {
        this.checks = checks;
    }

    /** The same invoices, those that have to wait without their taxes. */
    List<Completion.Pending> hold(Tenant tenant, List<Completion.Pending> invoices) {
        var customerIds = invoices.stream()
                .map(invoice -> invoice.computed().customer().id())
                .collect(Collectors.toSet());
        Set<UUID> waiting = checks.pending(tenant, customerIds);
        return waiting.isEmpty()
                ? invoices
                : invoices.stream()
                        .map(invoice -> waits(invoice, waiting) ? invoice.awaitingTaxes() : invoice)
                        .toList();
    }

    private static boolean waits(Completion.Pending invoice, Set<UUID> waiting) {
        boolean counts = invoice.isFinalized() || invoice.status() == InvoiceStatus.DRAFT;
        return counts
                && TAXED.contains(invoice.computed().source().invoiceType())
                && waiting.contains(invoice.computed().customer().id());
    }
}
