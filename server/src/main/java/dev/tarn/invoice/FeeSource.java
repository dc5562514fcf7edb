package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where the fees of subscription invoices come from. Billing implements it; invoices know nothing of usage and prices. */
public interface FeeSource {

    /**
     * What these drafts would be if they were made now: same customer, instant and reasons, current events and plans. Called in the transaction
     * that replaces them. What they have already billed does not count as billed.
     *
     * @return by invoice id, one for every draft
     */
    Map<UUID, NewInvoice> recompute(Tenant tenant, Collection<Draft> drafts);
}
