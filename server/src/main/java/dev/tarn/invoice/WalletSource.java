package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the prepaid credits of customers come from. The wallets' capability implements it. */
public interface WalletSource {

    /**
     * What wallets pay of an invoice, in cents, at most its total.
     *
     * @param grantedAmountCents the part that was given; null if none
     * @param purchasedAmountCents the part that was bought; null if none
     */
    record Used(
            long amountCents,
            @Nullable Long grantedAmountCents,
            @Nullable Long purchasedAmountCents) {}

    /**
     * Pays these invoices, one after the other, in the transaction that finalizes them, after credit notes (CRD-230). The customers are locked.
     * Rows that refer to an invoice need a deferred reference: the invoice may be written later in the transaction.
     *
     * @return by invoice id; an invoice that wallets pay nothing of is absent
     */
    Map<UUID, Used> use(Tenant tenant, List<Payable> invoices);
}
