package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the credit notes of customers come from. The credit notes' capability implements it. */
public interface CreditNoteSource {

    /**
     * What an invoice consumes.
     *
     * @param feeShares what they pay of each fee, in the order of the fees, cents of scale 5 (CRD-151)
     */
    record Used(List<NewCredit> credits, List<BigDecimal> feeShares) {}

    /**
     * Consumes the notes of these invoices' customers, one invoice after the other, in the transaction that finalizes them (CRD-150). The
     * customers are locked. Rows that refer to an invoice need a deferred reference: the invoice may be written later in the transaction.
     *
     * @return by invoice id; an invoice that consumes nothing is absent
     */
    Map<UUID, Used> use(Tenant tenant, List<Payable> invoices);
}
