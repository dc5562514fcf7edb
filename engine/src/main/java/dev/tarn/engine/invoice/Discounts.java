package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.Money;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What coupons take off an invoice (INV-090 to INV-097).
 *
 * @param credits one per coupon that took something off, in the order of their use
 * @param fees the fees in the order given, with what was taken off each
 */
public record Discounts(List<Credit> credits, List<DiscountableFee> fees) {
    private static final int SPREAD_DECIMALS = 5;
    private static final int PERCENT_DIGITS = 2;

    /** What one coupon took off, in whole cents. */
    public record Credit(Coupon coupon, long amountCents, Explanation explanation) {}

    public Discounts {
        credits = List.copyOf(credits);
        fees = List.copyOf(fees);
    }

    /** The sum of the credits. */
    public long amountCents() {
        return credits.stream().map(Credit::amountCents).reduce(0L, Money::addCents);
    }

    /**
     * Uses coupons on an invoice.
     *
     * @param coupons active ones, oldest application first; their limits decide the rest of the order (INV-090)
     * @param subTotalCents fees less progressive credits
     */
    public static Discounts of(
            List<Coupon> coupons, List<DiscountableFee> fees, long subTotalCents, Currency currency) {
        var ordered = coupons.stream()
                .sorted(Comparator.comparingInt(coupon -> coupon.scope().rank()))
                .toList();
        var credits = new ArrayList<Credit>();
        List<DiscountableFee> left = fees;
        long runningCents = subTotalCents;
        for (Coupon coupon : ordered) {
            BigDecimal base = base(coupon, left, runningCents);
            if (runningCents <= 0 || base.signum() <= 0 || isOfOtherCurrency(coupon, currency)) {
                continue;
            }
            Credit credit = credit(coupon, base);
            credits.add(credit);
            left = spread(credit, base, left);
            runningCents = Money.subtractCents(runningCents, credit.amountCents());
        }
        return new Discounts(credits, left);
    }

    private static boolean isOfOtherCurrency(Coupon coupon, Currency currency) {
        return coupon.discount() instanceof Coupon.Discount.Fixed fixed
                && !fixed.currency().equals(currency);
    }

    /** INV-094; 0 when nothing matches. */
    private static BigDecimal base(Coupon coupon, List<DiscountableFee> fees, long runningCents) {
        if (coupon.scope() instanceof Coupon.Scope.Everything) {
            return BigDecimal.valueOf(runningCents);
        }
        return fees.stream()
                .filter(coupon.scope()::covers)
                .map(DiscountableFee::remainingCents)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** INV-095. */
    private static Credit credit(Coupon coupon, BigDecimal base) {
        BigDecimal discount = switch (coupon.discount()) {
            case Coupon.Discount.Percentage percentage ->
                Rounding.halfUp(base.multiply(percentage.ratePercent()).movePointLeft(PERCENT_DIGITS), 0);
            case Coupon.Discount.Fixed fixed -> BigDecimal.valueOf(fixed.availableCents());
        };
        long amountCents = Rounding.truncateToCents(discount.min(base));
        var explanation = Explanation.of(
                "INV-095",
                "A discount of " + Inputs.plain(discount) + " cents on at most " + Inputs.plain(base) + " cents",
                Inputs.of("discount_cents", discount).and("base_cents", base).map(),
                Long.toString(amountCents));
        return new Credit(coupon, amountCents, explanation);
    }

    /** INV-096: in proportion to what is left of each fee. */
    private static List<DiscountableFee> spread(Credit credit, BigDecimal base, List<DiscountableFee> fees) {
        return fees.stream()
                .map(fee -> credit.coupon().scope().covers(fee) ? fee.less(share(credit, base, fee)) : fee)
                .toList();
    }

    private static BigDecimal share(Credit credit, BigDecimal base, DiscountableFee fee) {
        return BigDecimal.valueOf(credit.amountCents())
                .multiply(fee.remainingCents())
                .divide(base, SPREAD_DECIMALS, RoundingMode.HALF_UP);
    }
}
