package dev.tarn.creditnote;

import static dev.tarn.schema.Tables.CREDIT_NOTE;
import static dev.tarn.schema.Tables.INVOICE_CREDIT;

import dev.tarn.invoice.OpenInvoiceClosed;
import dev.tarn.platform.BillingClock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives credit notes back what an invoice consumed that was never paid (CRD-152). */
@Component
class NotesReturn {
    private final DSLContext database;
    private final BillingClock clock;

    NotesReturn(DSLContext database, BillingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The customer is locked. What was voided meanwhile stays void. */
    @EventListener
    void on(OpenInvoiceClosed closed) {
        var consumed = DSL.field(DSL.select(DSL.sum(INVOICE_CREDIT.AMOUNT_CENTS).cast(Long.class))
                .from(INVOICE_CREDIT)
                .where(INVOICE_CREDIT.INVOICE_ID.eq(closed.invoiceId()))
                .and(INVOICE_CREDIT.CREDIT_NOTE_ID.eq(CREDIT_NOTE.ID)));
        database.update(CREDIT_NOTE)
                .set(CREDIT_NOTE.BALANCE_AMOUNT_CENTS, CREDIT_NOTE.BALANCE_AMOUNT_CENTS.plus(consumed))
                .set(CREDIT_NOTE.CREDIT_STATUS, CreditStatus.AVAILABLE.code())
                .set(CREDIT_NOTE.UPDATED_AT, clock.now(closed.tenant()))
                .where(CREDIT_NOTE.ORGANIZATION_ID.eq(closed.tenant().organizationId()))
                .and(CREDIT_NOTE.ID.in(DSL.select(INVOICE_CREDIT.CREDIT_NOTE_ID)
                        .from(INVOICE_CREDIT)
                        .where(INVOICE_CREDIT.INVOICE_ID.eq(closed.invoiceId()))
                        .and(INVOICE_CREDIT.CREDIT_NOTE_ID.isNotNull())))
                .and(CREDIT_NOTE.CREDIT_STATUS.ne(CreditStatus.VOIDED.code()))
                .execute();
    }
}
