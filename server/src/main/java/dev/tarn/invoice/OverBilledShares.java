package dev.tarn.invoice;

import static dev.tarn.schema.Tables.INVOICE;
import static dev.tarn.schema.Tables.PROGRESSIVE_CREDIT;

import dev.tarn.engine.money.Rounding;
import dev.tarn.invoice.OverBilled.Share;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Which progressive invoices give back what was billed and is no longer used: the latest as much as it asked for, beyond that the one it took off,
 * and so on.
 */
@Component
class OverBilledShares {
    private static final int QUOTIENT_DECIMALS = 15;

    private final DSLContext database;
    private final ApplicationEventPublisher events;

    OverBilledShares(DSLContext database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    private record Progressive(
            long feesCents, long takenOffCents, @Nullable UUID takenOffId) {
        long askedForCents() {
            return feesCents - takenOffCents;
        }

        /** Of its fees it asked only for a part: so much of them comes to the amount. */
        long feesFor(long amountCents) {
            return Rounding.toCents(BigDecimal.valueOf(amountCents)
                    .multiply(BigDecimal.valueOf(feesCents))
                    .divide(BigDecimal.valueOf(askedForCents()), QUOTIENT_DECIMALS, RoundingMode.HALF_UP));
        }
    }

    /** Tells what is owed by those that are finalized by this; drafts owe nothing yet. */
    void tell(Tenant tenant, List<WrittenInvoice> invoices) {
        var shares = invoices.stream()
                .filter(invoice ->
                        invoice.status() == InvoiceStatus.FINALIZED || invoice.status() == InvoiceStatus.PENDING)
                .flatMap(invoice -> invoice.computed().progressive().credits().stream())
                .filter(credit -> credit.excessCents() > 0)
                .flatMap(credit -> of(credit.progressiveInvoiceId(), credit.excessCents()).stream())
                .toList();
        if (!shares.isEmpty()) {
            events.publishEvent(new OverBilled(tenant, shares));
        }
    }

    private List<Share> of(UUID latestId, long excessCents) {
        var shares = new ArrayList<Share>();
        UUID id = latestId;
        long left = excessCents;
        while (id != null && left > 0) {
            Progressive invoice = read(id);
            long taken = Math.min(left, invoice.askedForCents());
            if (taken > 0) {
                shares.add(new Share(id, invoice.feesFor(taken)));
            }
            left -= Math.max(0, taken);
            id = invoice.takenOffId();
        }
        return shares;
    }

    private Progressive read(UUID id) {
        return database.select(
                        INVOICE.FEES_AMOUNT_CENTS,
                        INVOICE.PROGRESSIVE_BILLING_CREDIT_AMOUNT_CENTS,
                        DSL.field(DSL.select(PROGRESSIVE_CREDIT.PROGRESSIVE_INVOICE_ID)
                                .from(PROGRESSIVE_CREDIT)
                                .where(PROGRESSIVE_CREDIT.INVOICE_ID.eq(INVOICE.ID))
                                .limit(1)))
                .from(INVOICE)
                .where(INVOICE.ID.eq(id))
                .fetchSingle(row -> new Progressive(row.value1(), row.value2(), row.value3()));
    }
}
