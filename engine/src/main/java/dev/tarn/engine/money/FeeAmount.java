package dev.tarn.engine.money;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fee costs, in every form it is stored and shown (PRC-076).
 *
 * @param units what is shown as quantity, never negative
 * @param amountCents rounded half up, never negative
 * @param preciseAmountCents unrounded, 15 decimals
 * @param unitAmountCents truncated
 * @param preciseUnitAmount in currency units, 15 decimals
 * @param inUnit the amounts it was converted from; null: it is priced in the currency (PRC-053)
 */
public record FeeAmount(
        Currency currency,
        BigDecimal units,
        long amountCents,
        BigDecimal preciseAmountCents,
        long unitAmountCents,
        BigDecimal preciseUnitAmount,
        Explanation explanation,
        @Nullable PricingUnitAmount inUnit) {

    public FeeAmount {
        preciseAmountCents = Rounding.halfUp(preciseAmountCents, Rounding.PRECISE_SCALE);
        preciseUnitAmount = Rounding.halfUp(preciseUnitAmount, Rounding.PRECISE_SCALE);
    }

    /** One that is priced in the currency. */
    public FeeAmount(
            Currency currency,
            BigDecimal units,
            long amountCents,
            BigDecimal preciseAmountCents,
            long unitAmountCents,
            BigDecimal preciseUnitAmount,
            Explanation explanation) {
        this(currency, units, amountCents, preciseAmountCents, unitAmountCents, preciseUnitAmount, explanation, null);
    }

    /**
     * The fee of a price in the unit a charge is priced in.
     *
     * @param unit null: the currency
     * @throws AmountTooLargeException when the cents do not fit 64 bits
     */
    public static FeeAmount ofPrice(
            @Nullable PricingUnit unit,
            Currency currency,
            BigDecimal units,
            BigDecimal amount,
            BigDecimal unitAmount,
            Explanation price) {
        return unit == null
                ? ofPrice(currency, units, amount, unitAmount, price)
                : unit.fee(currency, units, amount, unitAmount, price);
    }

    /**
     * The fee of a price in currency units. Negative units or a negative amount make it zero throughout (PRC-071).
     *
     * @param amount price of all units, unrounded, in currency units
     * @param unitAmount price of one unit, unrounded, in currency units
     * @param price how the price came about
     * @throws AmountTooLargeException when the cents do not fit 64 bits
     */
    public static FeeAmount ofPrice(
            Currency currency, BigDecimal units, BigDecimal amount, BigDecimal unitAmount, Explanation price) {
        if (units.signum() < 0 || amount.signum() < 0) {
            return zero(currency, units, amount, price);
        }
        long amountCents = Rounding.toCents(currency.toCents(amount));
        var explanation = new Explanation(
                "PRC-076",
                Inputs.plain(amount) + " " + currency.code() + " rounds half up to " + amountCents + " cents",
                Inputs.of("amount", amount).and("currency", currency.code()).map(),
                Long.toString(amountCents),
                List.of(price));
        return new FeeAmount(
                currency,
                units,
                amountCents,
                currency.toCents(amount),
                Rounding.truncateToCents(currency.toCents(unitAmount)),
                unitAmount,
                explanation);
    }

    /**
     * One unit whose price is the fee itself: subscription fees (section 8), true-ups (PRC-095), commitments (BIL-140).
     *
     * @param amountCents rounded, becomes the unit amount too
     * @param preciseAmountCents unrounded
     */
    public static FeeAmount ofOneUnit(
            Currency currency, long amountCents, BigDecimal preciseAmountCents, Explanation explanation) {
        return new FeeAmount(
                currency,
                BigDecimal.ONE,
                amountCents,
                preciseAmountCents,
                amountCents,
                currency.toUnits(preciseAmountCents),
                explanation);
    }

    /**
     * What is left of the fee once a part of it is paid otherwise; nothing at least. The units stay, and share what is left.
     *
     * @param cents the part, not negative
     * @param why how the part came about
     */
    public FeeAmount less(long cents, Explanation why) {
        long left = Math.max(0, Money.subtractCents(amountCents, cents));
        BigDecimal precise =
                preciseAmountCents.subtract(BigDecimal.valueOf(cents)).max(BigDecimal.ZERO);
        BigDecimal perUnit = units.signum() == 0
                ? BigDecimal.ZERO
                : precise.divide(units, Rounding.PRECISE_SCALE, java.math.RoundingMode.HALF_UP);
        var steps = new Explanation(
                why.rule(),
                amountCents + " cents, less " + cents + " that are covered",
                Inputs.of("amount_cents", amountCents)
                        .and("covered_cents", cents)
                        .map(),
                Long.toString(left),
                List.of(explanation, why));
        return new FeeAmount(
                currency, units, left, precise, Rounding.truncateToCents(perUnit), currency.toUnits(perUnit), steps);
    }

    FeeAmount convertedFrom(PricingUnitAmount amountInUnit) {
        return new FeeAmount(
                currency,
                units,
                amountCents,
                preciseAmountCents,
                unitAmountCents,
                preciseUnitAmount,
                explanation,
                amountInUnit);
    }

    /** What it is priced in; null: the currency. */
    public @Nullable PricingUnit pricingUnit() {
        return inUnit == null ? null : inUnit.unit();
    }

    /** The rounded amount in hundredths of what it is priced in: of the pricing unit, else of the currency. */
    public long statedCents() {
        return inUnit == null ? amountCents : inUnit.amountCents();
    }

    /** The same, unrounded. */
    public BigDecimal preciseStatedCents() {
        return inUnit == null ? preciseAmountCents : inUnit.preciseAmountCents();
    }

    /** The rounded amount as money. */
    public Money money() {
        return new Money(amountCents, currency);
    }

    private static FeeAmount zero(Currency currency, BigDecimal units, BigDecimal amount, Explanation price) {
        var explanation = new Explanation(
                "PRC-071",
                "Negative units or a negative amount are billed as 0",
                Inputs.of("units", units).and("amount", amount).map(),
                "0",
                List.of(price));
        return new FeeAmount(currency, BigDecimal.ZERO, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, explanation);
    }
}
