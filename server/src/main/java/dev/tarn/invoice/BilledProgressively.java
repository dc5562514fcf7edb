package dev.tarn.invoice;

import dev.tarn.engine.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What progressive invoices of its periods have billed already of an invoice (INV-084 to INV-087).
 *
 * @param feeShares what each fee bears of it, in the order of the fees
 */
public record BilledProgressively(List<BigDecimal> feeShares, List<Credit> credits) {

    /**
     * The credit of one subscription.
     *
     * @param progressiveInvoiceId the invoice that billed it, and {@code number} its number
     * @param excessCents what it billed and is no longer used: owed to the customer (INV-085)
     */
    public record Credit(
            UUID progressiveInvoiceId, String number, UUID subscriptionId, long amountCents, long excessCents) {}

    public BilledProgressively {
        feeShares = List.copyOf(feeShares);
        credits = List.copyOf(credits);
    }

    /** Nothing was. */
    static BilledProgressively nothing(NewInvoice invoice) {
        return new BilledProgressively(
                invoice.fees().stream().map(fee -> BigDecimal.ZERO).toList(), List.of());
    }

    public long amountCents() {
        return credits.stream().map(Credit::amountCents).reduce(0L, Money::addCents);
    }
}
