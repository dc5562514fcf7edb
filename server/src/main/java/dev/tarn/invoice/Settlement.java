package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The steps that only an invoice being finalized takes (INV-080): coupons before its taxes; after them the customer's credit notes and wallets.
 * Drafts use nothing up (INV-071); what is open uses it as if it were final, and gives it back if it is closed (INV-053).
 */
@Component
class Settlement {
    private static final Set<String> TYPES = Set.of("subscription", "progressive_billing");

    private final CouponSource coupons;
    private final CreditNoteSource creditNotes;
    // wallets buy credits by invoices: the arrow back is taken only when an invoice is paid from them
    private final ObjectProvider<WalletSource> wallets;

    Settlement(CouponSource coupons, CreditNoteSource creditNotes, ObjectProvider<WalletSource> wallets) {
        this.coupons = coupons;
        this.creditNotes = creditNotes;
        this.wallets = wallets;
    }

    /** The same invoices, those that are finalized less what they use up. */
    List<Completion.Pending> settle(Tenant tenant, List<Completion.Pending> invoices) {
        return lessWallets(tenant, lessCreditNotes(tenant, lessCoupons(tenant, invoices)));
    }

    /** The same of those whose coupons were used before their taxes were known. */
    List<Completion.Pending> settleTaxed(Tenant tenant, List<Completion.Pending> invoices) {
        return lessWallets(tenant, lessCreditNotes(tenant, invoices));
    }

    private List<Completion.Pending> lessCoupons(Tenant tenant, List<Completion.Pending> invoices) {
        var finalizing = invoices.stream()
                .filter(invoice ->
                        uses(invoice) || invoice.status() == InvoiceStatus.PENDING && isOfThoseTypes(invoice))
                .filter(invoice -> invoice.computed().totals().feesAmountCents() > 0)
                .map(invoice -> new CouponSource.Finalizing(
                        invoice.id(),
                        invoice.computed().source(),
                        invoice.computed().progressive()))
                .toList();
        return finalizing.isEmpty() ? invoices : less(invoices, coupons.use(tenant, finalizing), ComputedInvoice::less);
    }

    private List<Completion.Pending> lessCreditNotes(Tenant tenant, List<Completion.Pending> invoices) {
        var payable = payable(invoices);
        return payable.isEmpty() ? invoices : less(invoices, creditNotes.use(tenant, payable), ComputedInvoice::less);
    }

    private List<Completion.Pending> lessWallets(Tenant tenant, List<Completion.Pending> invoices) {
        var payable = payable(invoices);
        return payable.isEmpty()
                ? invoices
                : less(invoices, wallets.getObject().use(tenant, payable), ComputedInvoice::less);
    }

    private static List<Payable> payable(List<Completion.Pending> invoices) {
        return invoices.stream()
                .filter(Settlement::uses)
                .filter(invoice -> invoice.computed().totals().awaitsPayment())
                .map(Payable::of)
                .toList();
    }

    private static <T> List<Completion.Pending> less(
            List<Completion.Pending> invoices,
            Map<UUID, T> used,
            BiFunction<ComputedInvoice, T, ComputedInvoice> less) {
        return invoices.stream()
                .map(invoice -> {
                    T taken = used.get(invoice.id());
                    return taken == null ? invoice : invoice.with(less.apply(invoice.computed(), taken));
                })
                .toList();
    }

    private static boolean uses(Completion.Pending invoice) {
        return (invoice.isFinalized() || invoice.status() == InvoiceStatus.OPEN) && isOfThoseTypes(invoice);
    }

    private static boolean isOfThoseTypes(Completion.Pending invoice) {
        return TYPES.contains(invoice.computed().source().invoiceType());
    }
}
