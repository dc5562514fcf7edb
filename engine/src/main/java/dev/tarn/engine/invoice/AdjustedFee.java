package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.charge.AmountDetails;
import dev.tarn.engine.charge.ChargeModel;
import dev.tarn.engine.charge.Price;
import dev.tarn.engine.charge.Usage;
import dev.tarn.engine.money.FeeAmount;
import dev.tarn.engine.money.PricingUnit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody made of a fee of a draft: other units, which are priced as usual, or other units at another price (INV-151).
 *
 * @param units from 0; null: the amount stays as computed, only the name is another
 * @param unitAmount price of one unit in currency units, or in the unit the charge is priced in, from 0; null: the price is that of the model or of the plan
 */
public record AdjustedFee(
        @Nullable BigDecimal units, @Nullable BigDecimal unitAmount) {

    /** An amount with the parts that are shown with it. */
    public record Adjusted(FeeAmount amount, AmountDetails details) {}

    /** @throws IllegalArgumentException when either is negative, or a price comes without units */
    public AdjustedFee {
        if (units == null ? unitAmount != null : units.signum() < 0) {
            throw new IllegalArgumentException("not a quantity to bill: " + units);
        }
        if (unitAmount != null && unitAmount.signum() < 0) {
            throw new IllegalArgumentException("not a price: " + unitAmount);
        }
    }

    /** Whether it changes what the fee costs. */
    public boolean changesAmount() {
        return units != null;
    }

    /**
     * Of a charge or a fixed charge: the model prices the units as they are, with no events behind them and nothing weighted by days (INV-154).
     *
     * @throws IllegalStateException when it does not change the amount
     * @throws dev.tarn.engine.money.AmountTooLargeException when the cents do not fit 64 bits
     */
    public Adjusted ofCharge(ChargeModel model, FeeAmount computed) {
        if (unitAmount != null) {
            return new Adjusted(atPrice(unitAmount, computed), new AmountDetails.None());
        }
        Usage usage = Usage.of(changedUnits(), 0);
        Price price = model.price(usage).zeroIfNegative(usage);
        var explanation = new Explanation(
                "INV-154",
                "the price of " + Inputs.plain(changedUnits()) + " units, entered by hand",
                inputs(computed).map(),
                Inputs.plain(price.amount()),
                List.of(price.explanation(), computed.explanation()));
        return new Adjusted(priced(computed, price.amount(), price.unitAmount(), explanation), price.details());
    }

    /**
     * Of what is one unit when it is computed, as the fee for a plan is: so many times that amount (INV-154).
     *
     * @throws IllegalStateException when it does not change the amount
     * @throws dev.tarn.engine.money.AmountTooLargeException when the cents do not fit 64 bits
     */
    public FeeAmount ofWhole(FeeAmount computed) {
        if (unitAmount != null) {
            return atPrice(unitAmount, computed);
        }
        BigDecimal cents = BigDecimal.valueOf(computed.statedCents());
        BigDecimal computedAmount = computed.inUnit() == null
                ? computed.currency().toUnits(cents)
                : cents.movePointLeft(PricingUnit.DECIMALS);
        BigDecimal amount = computedAmount.multiply(changedUnits());
        var explanation = new Explanation(
                "INV-154",
                Inputs.plain(changedUnits()) + " times the computed amount, entered by hand",
                inputs(computed).map(),
                Inputs.plain(amount),
                List.of(computed.explanation()));
        return priced(computed, amount, computedAmount, explanation);
    }

    private FeeAmount atPrice(BigDecimal price, FeeAmount computed) {
        BigDecimal amount = changedUnits().multiply(price);
        var explanation = new Explanation(
                "INV-155",
                Inputs.plain(changedUnits()) + " units x " + Inputs.plain(price) + ", both entered by hand",
                inputs(computed).and("unit_amount", price).map(),
                Inputs.plain(amount),
                List.of(computed.explanation()));
        return priced(computed, amount, price, explanation);
    }

    /** In what the fee was computed in (INV-155). */
    private FeeAmount priced(FeeAmount computed, BigDecimal amount, BigDecimal price, Explanation explanation) {
        return FeeAmount.ofPrice(
                computed.pricingUnit(), computed.currency(), changedUnits(), amount, price, explanation);
    }

    private Inputs inputs(FeeAmount computed) {
        return Inputs.of("units", changedUnits())
                .and("computed_units", computed.units())
                .and("computed_amount_cents", computed.amountCents());
    }

    private BigDecimal changedUnits() {
        if (units == null) {
            throw new IllegalStateException("the amount stays as computed");
        }
        return units;
    }
}
