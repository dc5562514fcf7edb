package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.engine.money.Rounding;
import dev.tarn.invoice.CreditOnVoid;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The notes of an invoice that is voided: one for what is given back, one for what is given up (INV-163, INV-164). */
@Component
class NotesOnVoid implements CreditOnVoid {
    private static final int ITEM_DECIMALS = 5;

    private final NoteIssuer issuer;
    private final CreditNoteStore store;
    private final BillingClock clock;

    NotesOnVoid(NoteIssuer issuer, CreditNoteStore store, BillingClock clock) {
        this.issuer = issuer;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void giveBack(Tenant tenant, UUID invoiceId, long creditAmountCents, long refundAmountCents) {
        var of = issuer.open(tenant, invoiceId);
        var wanted = new CreditNoteSplit(creditAmountCents, refundAmountCents, 0);
        refuseTooMuch(of, wanted);
        if (wanted.totalAmountCents() > 0) {
            var items = scaled(of, wanted.totalAmountCents());
            issuer.issue(tenant, of, NewNote.automatic(Reason.OTHER, items, of.amounts(items), wanted));
        }
        giveUpRest(tenant, issuer.read(tenant, invoiceId));
    }

    private static void refuseTooMuch(CreditedInvoice of, CreditNoteSplit wanted) {
        BigDecimal creditable = creditable(of);
        boolean tooMuch = BigDecimal.valueOf(wanted.totalAmountCents()).compareTo(creditable) > 0
                || wanted.refundAmountCents() > of.refundableCents();
        if (tooMuch) {
            throw Refusal.invalid("credit_refund_amount", "total_amount_exceeds_invoice_amount");
        }
    }

    /** In whole cents; nothing of a purchase of credits (CRD-120). */
    private static BigDecimal creditable(CreditedInvoice of) {
        return BigDecimal.valueOf(Rounding.toCents(of.creditableCents()));
    }

    /** A second note for all that is left, voided at once, so that nothing more can be credited. */
    private void giveUpRest(Tenant tenant, CreditedInvoice of) {
        if (creditable(of).signum() <= 0) {
            return;
        }
        var items = rest(of);
        var amounts = of.amounts(items);
        var split = new CreditNoteSplit(amounts.totalAmountCents(), 0, 0);
        UUID id = issuer.issue(tenant, of, NewNote.automatic(Reason.OTHER, items, amounts, split));
        store.markVoided(id, clock.now(tenant));
    }

    /** All that the fees still hold. */
    private static List<NoteItem> rest(CreditedInvoice of) {
        return of.fees().stream()
                .map(fee -> new NoteItem(fee, of.creditable(fee).remainingCents()))
                .filter(item -> item.preciseAmountCents().signum() > 0)
                .toList();
    }

    /** So much of each fee that all come to the total. */
    private static List<NoteItem> scaled(CreditedInvoice of, long totalCents) {
        var rest = rest(of);
        long allCents = of.amounts(rest).totalAmountCents();
        if (totalCents >= allCents) {
            return rest;
        }
        var items = new ArrayList<NoteItem>();
        for (NoteItem item : rest) {
            var part = item.preciseAmountCents()
                    .multiply(BigDecimal.valueOf(totalCents))
                    .divide(BigDecimal.valueOf(allCents), ITEM_DECIMALS, RoundingMode.HALF_UP);
            items.add(new NoteItem(item.fee(), part));
        }
        return items;
    }
}
