package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice takes off because a progressive invoice of the period has billed it already (INV-084 to INV-087).
 *
 * @param amountCents taken off the invoice, from 0
 * @param feeShares what each fee bears of it, in the order of the fees, each at most its amount (INV-086)
 * @param excessCents billed, and no longer used: owed to the customer (INV-085)
 */
public record ProgressiveCredit(
        long amountCents, List<BigDecimal> feeShares, long excessCents, Explanation explanation) {

    /** What a usage fee is of. */
    public record Key(String chargeId, @Nullable String filterId, Map<String, @Nullable String> groupedBy) {}

    /** A usage fee, in whole cents. */
    public record UsageFee(Key key, long amountCents) {}

    public ProgressiveCredit {
        feeShares = List.copyOf(feeShares);
    }

    /**
     * The credit of one subscription.
     *
     * @param billed fees of its latest progressive invoice of the period
     * @param openCents what is left of that invoice: its fees less its coupons, what was drawn from it and its credit notes; from 0 (INV-084)
     * @param fees usage fees of the same subscription on the invoice
     */
    public static ProgressiveCredit of(List<UsageFee> billed, long openCents, List<UsageFee> fees) {
        long used = fees.stream()
                .filter(fee -> billed.stream()
                        .anyMatch(one -> one.key().chargeId().equals(fee.key().chargeId())))
                .map(UsageFee::amountCents)
                .reduce(0L, Money::addCents);
        long open = Math.max(0, openCents);
        long credit = Math.min(open, used);
        var explanation = Explanation.of(
                "INV-085",
                "Billed progressively and not credited yet: " + open + " cents; used of the same charges: " + used
                        + " cents",
                Inputs.of("open_cents", open).and("used_cents", used).map(),
                Long.toString(credit));
        return new ProgressiveCredit(credit, shares(billed, fees), open - credit, explanation);
    }

    private static List<BigDecimal> shares(List<UsageFee> billed, List<UsageFee> fees) {
        var leftOf = new HashMap<Key, Long>();
        billed.forEach(fee -> leftOf.merge(fee.key(), fee.amountCents(), Money::addCents));
        var shares = new ArrayList<BigDecimal>();
        for (UsageFee fee : fees) {
            long left = leftOf.getOrDefault(fee.key(), 0L);
            long share = Math.min(left, fee.amountCents());
            leftOf.put(fee.key(), left - share);
            shares.add(BigDecimal.valueOf(share));
        }
        return shares;
    }
}
