package dev.tarn.invoice;

import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The steps that only an invoice being finalized takes: coupons before its taxes (INV-080). Drafts use nothing up (INV-071). */
@Component
class Settlement {
    private static final Set<String> WITH_COUPONS = Set.of("subscription", "progressive_billing");

    private final CouponSource coupons;

    Settlement(CouponSource coupons) {
        this.coupons = coupons;
    }

    /** The same invoices, those that are finalized less what they use up. */
    List<Completion.Pending> settle(Tenant tenant, List<Completion.Pending> invoices) {
        var finalizing = invoices.stream()
                .filter(Settlement::usesCoupons)
                .map(invoice -> new CouponSource.Finalizing(
                        invoice.id(), invoice.computed().source()))
                .toList();
        Map<UUID, CouponSource.Used> used = finalizing.isEmpty() ? Map.of() : coupons.use(tenant, finalizing);
        return invoices.stream()
                .map(invoice -> {
                    var credits = used.get(invoice.id());
                    return credits == null
                            ? invoice
                            : invoice.with(invoice.computed().less(credits));
                })
                .toList();
    }

    private static boolean usesCoupons(Completion.Pending invoice) {
        return invoice.isFinalized()
                && WITH_COUPONS.contains(invoice.computed().source().invoiceType())
                && invoice.computed().totals().feesAmountCents() > 0;
    }
}
