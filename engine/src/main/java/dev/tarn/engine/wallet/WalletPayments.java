package dev.tarn.engine.wallet;

import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** How wallets share an invoice (CRD-230 to CRD-233). */
public final class WalletPayments {

    private WalletPayments() {}

    /**
     * A fee of the invoice.
     *
     * @param netAmountCents less what coupons and progressive credits take off it
     * @param taxesCents precise tax on it
     * @param creditNotesCents what credit notes pay of it
     */
    public record PayableFee(
            FeeKey key, BigDecimal netAmountCents, BigDecimal taxesCents, BigDecimal creditNotesCents) {
        private BigDecimal capCents() {
            return netAmountCents.add(taxesCents).subtract(creditNotesCents);
        }

        private boolean counts() {
            return netAmountCents.signum() > 0 && capCents().signum() > 0;
        }
    }

    /**
     * A wallet that may pay, with what is in it.
     *
     * @param id whatever the caller knows it by
     * @param balanceCents from 0
     */
    public record PayingWallet(String id, WalletScope scope, long balanceCents) {}

    /** What one wallet pays, more than 0. */
    public record Payment(String walletId, long amountCents) {}

    /**
     * What each wallet pays of an invoice; wallets that pay nothing are left out.
     *
     * @param wallets in the order they pay: by priority, then by age
     * @param totalCents what is to be paid; together they never pay more
     */
    public static List<Payment> of(Collection<PayableFee> fees, List<PayingWallet> wallets, long totalCents) {
        List<Group> groups = groups(fees, totalCents);
        var payments = new ArrayList<Payment>();
        long left = totalCents;
        for (PayingWallet wallet : wallets) {
            long paid = pay(wallet, groups, left);
            if (paid > 0) {
                payments.add(new Payment(wallet.id(), paid));
                left -= paid;
            }
        }
        return payments;
    }

    /** Fees that the same wallets may pay, and what of them is not paid yet. */
    private static final class Group {
        private final FeeKey key;
        private BigDecimal restCents;

        Group(FeeKey key, BigDecimal restCents) {
            this.key = key;
            this.restCents = restCents;
        }
    }

    /** The largest first. Less than a cent for each group is what rounding has added to the invoice (CRD-231). */
    private static List<Group> groups(Collection<PayableFee> fees, long totalCents) {
        var caps = new TreeMap<FeeKey, BigDecimal>();
        fees.stream().filter(PayableFee::counts).forEach(fee -> caps.merge(fee.key(), fee.capCents(), BigDecimal::add));
        var groups = new ArrayList<Group>();
        caps.forEach((key, cap) -> groups.add(new Group(key, cap)));
        groups.sort(Comparator.comparing((Group group) -> group.restCents).reversed());
        BigDecimal sum = caps.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gap = BigDecimal.valueOf(totalCents).subtract(sum);
        if (gap.signum() > 0 && gap.compareTo(BigDecimal.valueOf(groups.size())) <= 0) {
            groups.getFirst().restCents = groups.getFirst().restCents.add(gap);
        }
        return groups;
    }

    private static long pay(PayingWallet wallet, List<Group> groups, long invoiceCents) {
        BigDecimal limit = BigDecimal.valueOf(Math.min(wallet.balanceCents(), invoiceCents));
        BigDecimal paid = BigDecimal.ZERO;
        for (Group group : groups) {
            if (wallet.scope().serves(group.key)) {
                BigDecimal taken = group.restCents.min(limit.subtract(paid)).max(BigDecimal.ZERO);
                group.restCents = group.restCents.subtract(taken);
                paid = paid.add(taken);
            }
        }
        return Math.min(Rounding.toCents(paid), limit.longValueExact());
    }
}
