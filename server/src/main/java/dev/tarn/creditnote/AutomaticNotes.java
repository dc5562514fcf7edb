package dev.tarn.creditnote;

import dev.tarn.engine.invoice.CreditNoteSplit;
import dev.tarn.engine.invoice.UnusedAmount;
import dev.tarn.engine.invoice.UnusedAmount.Wish;
import dev.tarn.engine.money.Money;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.Invoice;
import dev.tarn.invoice.InvoiceStatus;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes that billing itself makes (section 6.4). */
@Service
public class AutomaticNotes {
    private final NoteIssuer issuer;

    AutomaticNotes(NoteIssuer issuer) {
        this.issuer = issuer;
    }

    /** Gives back what of a subscription fee was not used; nothing if nothing is owed (CRD-140 to CRD-145). */
    @Transactional
    public void giveBackUnused(Tenant tenant, UUID invoiceId, UUID feeId, UnusedAmount unused, Wish wish) {
        var of = issuer.open(tenant, invoiceId);
        if (of.invoice().status() == InvoiceStatus.VOIDED) {
            return;
        }
        refuseWhileTaxesWait(of.invoice());
        Fee fee = of.fee(feeId).orElseThrow();
        BigDecimal itemCents = unused.itemCents(of.creditable(fee));
        if (itemCents.signum() == 0) {
            return;
        }
        var items = List.of(new NoteItem(fee, itemCents));
        var amounts = of.amounts(items);
        long paidCents = UnusedAmount.paidShareCents(
                of.invoice().totalPaidAmountCents(),
                BigDecimal.valueOf(fee.totalAmountCents()).subtract(fee.preciseCouponsAmountCents()),
                of.invoice().totals().subTotalIncludingTaxesAmountCents());
        var split = unused.split(
                wish,
                of.creditable(fee),
                amounts.totalAmountCents(),
                paidCents,
                of.refundableCents(),
                of.invoice().totalDueAmountCents());
        if (split.totalAmountCents() > 0) {
            issuer.issue(tenant, of, NewNote.automatic(Reason.ORDER_CANCELLATION, items, amounts, split));
        }
    }

    /** SUB-151: what its taxes will be is not known yet, hence neither what is owed. */
    private static void refuseWhileTaxesWait(Invoice invoice) {
        if (invoice.status() == InvoiceStatus.PENDING || invoice.status() == InvoiceStatus.FAILED) {
            throw Refusal.notAllowed("cannot_terminate_with_pending_taxes");
        }
    }

    /**
     * Usage that was billed too early and came to less: taken from the fees of the invoice that billed it, the largest first, as far as they
     * still hold something (CRD-122).
     */
    @Transactional
    public void giveBackOverBilled(Tenant tenant, UUID invoiceId, long amountCents) {
        var of = issuer.open(tenant, invoiceId);
        var items = new ArrayList<NoteItem>();
        long left = amountCents;
        var largestFirst = of.fees().stream()
                .sorted(Comparator.comparingLong(Fee::amountCents).reversed().thenComparing(Fee::id))
                .toList();
        for (Fee fee : largestFirst) {
            BigDecimal taken = of.creditable(fee).remainingCents().min(BigDecimal.valueOf(left));
            if (taken.signum() > 0) {
                items.add(new NoteItem(fee, taken));
                left = Money.subtractCents(left, taken.longValueExact());
            }
        }
        var amounts = of.amounts(items);
        var split = new CreditNoteSplit(amounts.totalAmountCents(), 0, 0);
        if (split.totalAmountCents() > 0) {
            issuer.issue(tenant, of, NewNote.automatic(Reason.OTHER, items, amounts, split));
        }
    }
}
