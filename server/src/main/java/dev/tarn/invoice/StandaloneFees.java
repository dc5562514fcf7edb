package dev.tarn.invoice;

import static dev.tarn.schema.Tables.FEE;

import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Tenant;
import dev.tarn.tax.Tax;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fees that are due without an invoice: whoever sells collects them, and says so (BIL-116). */
@Service
public class StandaloneFees {
    private final DSLContext database;
    private final FeeRows rows;
    private final BillingClock clock;

    StandaloneFees(DSLContext database, FeeRows rows, BillingClock clock) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
    }

    /** A fee and who is charged. */
    public record Charged(UUID customerId, UUID billingEntityId, NewFee fee) {}

    /** Makes fees, taxes included, in the caller's transaction. One that is there already is left as it is. */
    @Transactional
    public void make(Tenant tenant, List<Charged> fees) {
        Instant now = clock.now(tenant);
        for (Charged charged : fees) {
            make(tenant, charged, now);
        }
    }

    private void make(Tenant tenant, Charged charged, Instant now) {
        var taxed = ComputedInvoice.TaxedFee.of(charged.fee());
        UUID id = Ids.next();
        var owner = new FeeRows.Owner(null, charged.customerId(), charged.billingEntityId(), now, now);
        int made = database.insertInto(FEE)
                .set(rows.fee(tenant, owner, taxed, id, null))
                .onConflictDoNothing()
                .execute();
        if (made == 0) {
            return;
        }
        var taxes = charged.fee().taxes().stream().collect(Collectors.toMap(Tax::code, Function.identity()));
        var lines = taxed.taxes().lines().stream()
                .map(line ->
                        FeeRows.tax(tenant, id, Invoices.known(taxes, line.tax().code()), line))
                .toList();
        if (!lines.isEmpty()) {
            database.batchInsert(lines).execute();
        }
    }
}
