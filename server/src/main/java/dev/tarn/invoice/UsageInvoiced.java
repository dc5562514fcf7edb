package dev.tarn.invoice;

import dev.tarn.engine.money.Money;
import dev.tarn.platform.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Subscription invoices that bill usage were made (MTR-231). Told inside the transaction that makes them.
 *
 * @param amountCents what they bill of usage, by subscription
 */
public record UsageInvoiced(Tenant tenant, Map<UUID, Long> amountCents) {
    private static final Set<InvoiceStatus> COUNTING =
            Set.of(InvoiceStatus.DRAFT, InvoiceStatus.PENDING, InvoiceStatus.FINALIZED);

    /** Empty where none bills any. */
    static Optional<UsageInvoiced> of(Tenant tenant, List<WrittenInvoice> invoices) {
        var amounts = new HashMap<UUID, Long>();
        for (WrittenInvoice invoice : invoices) {
            var source = invoice.computed().source();
            if (!source.invoiceType().equals("subscription") || !COUNTING.contains(invoice.status())) {
                continue;
            }
            for (NewFee fee : source.fees()) {
                if (fee.type() == FeeType.CHARGE
                        && fee.subscriptionId() != null
                        && fee.amount().amountCents() > 0) {
                    amounts.merge(fee.subscriptionId(), fee.amount().amountCents(), Money::addCents);
                }
            }
        }
        return amounts.isEmpty() ? Optional.empty() : Optional.of(new UsageInvoiced(tenant, amounts));
    }
}
