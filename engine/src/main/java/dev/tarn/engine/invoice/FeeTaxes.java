package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.util.List;

/**
 * Taxes of one fee (INV-102).
 *
 * @param lines one per tax, in the order of the fee's taxes
 * @param ratePercent sum of the rates
 * @param amountCents rounded sum of the unrounded lines
 * @param preciseAmountCents taxes on the unrounded amount, 15 decimals
 */
public record FeeTaxes(
        List<Line> lines,
        BigDecimal ratePercent,
        long amountCents,
        BigDecimal preciseAmountCents,
        Explanation explanation) {

    /** One tax of the fee, rounded by itself. */
    public record Line(TaxRate tax, long amountCents) {}

    public FeeTaxes {
        lines = List.copyOf(lines);
    }

    /** The taxes of a fee. */
    public static FeeTaxes of(TaxableFee fee) {
        var lines = fee.taxes().stream()
                .map(tax -> new Line(tax, Rounding.toCents(tax.on(fee.base()))))
                .toList();
        BigDecimal exact = sumOn(fee, fee.base());
        BigDecimal rate = fee.taxes().stream().map(TaxRate::ratePercent).reduce(BigDecimal.ZERO, BigDecimal::add);
        long amountCents = Rounding.toCents(exact);
        var explanation = Explanation.of(
                "INV-102",
                Inputs.plain(rate) + " % of " + Inputs.plain(fee.base()) + " cents",
                Inputs.of("rate_percent", rate).and("base_cents", fee.base()).map(),
                Long.toString(amountCents));
        BigDecimal precise = Rounding.halfUp(sumOn(fee, fee.preciseBase()), Rounding.PRECISE_SCALE);
        return new FeeTaxes(lines, rate, amountCents, precise, explanation);
    }

    private static BigDecimal sumOn(TaxableFee fee, BigDecimal base) {
        return fee.taxes().stream().map(tax -> tax.on(base)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
