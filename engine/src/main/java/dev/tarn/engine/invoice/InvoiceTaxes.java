package dev.tarn.engine.invoice;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.Inputs;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Taxes of an invoice (INV-103, INV-104). They are computed from the bases of the fees, not from the fees' rounded taxes, and
 * rounded once: the total is neither the sum of the fee taxes nor that of the lines shown.
 *
 * @param lines one per tax, in the order the fees name them
 * @param ratePercent rates weighted by their share of the sub total, 5 decimals
 */
public record InvoiceTaxes(List<Line> lines, BigDecimal ratePercent, long amountCents, Explanation explanation) {
    private static final int RATE_DECIMALS = 5;

    /**
     * One tax of the invoice.
     *
     * @param amountCents the tax on all its fees, rounded for display
     * @param feesAmountCents what is taxed, rounded for display
     */
    public record Line(TaxRate tax, long amountCents, long feesAmountCents, Explanation explanation) {}

    public InvoiceTaxes {
        lines = List.copyOf(lines);
    }

    /**
     * The taxes of an invoice's fees.
     *
     * @param subTotalExcludingTaxesCents fees less progressive credits and coupons (INV-023)
     */
    public static InvoiceTaxes of(List<TaxableFee> fees, long subTotalExcludingTaxesCents) {
        var taxes = new LinkedHashSet<TaxRate>();
        fees.forEach(fee -> taxes.addAll(fee.taxes()));
        var lines = new ArrayList<Line>();
        BigDecimal exact = BigDecimal.ZERO;
        for (TaxRate tax : taxes) {
            BigDecimal base = baseOf(tax, fees);
            lines.add(line(tax, base));
            exact = exact.add(tax.on(base));
        }
        long amountCents = Rounding.toCents(exact);
        var explanation = new Explanation(
                "INV-103",
                "The unrounded taxes add up to " + Inputs.plain(exact) + " cents, rounded once",
                Inputs.of("taxes_cents", exact).map(),
                Long.toString(amountCents),
                lines.stream().map(Line::explanation).toList());
        return new InvoiceTaxes(lines, rate(taxes, fees, subTotalExcludingTaxesCents), amountCents, explanation);
    }

    private static Line line(TaxRate tax, BigDecimal base) {
        BigDecimal exact = tax.on(base);
        var explanation = Explanation.of(
                "INV-103",
                tax.code() + ": " + Inputs.plain(tax.ratePercent()) + " % of " + Inputs.plain(base) + " cents",
                Inputs.of("rate_percent", tax.ratePercent())
                        .and("base_cents", base)
                        .map(),
                Inputs.plain(exact));
        return new Line(tax, Rounding.toCents(exact), Rounding.toCents(base), explanation);
    }

    private static BigDecimal rate(Iterable<TaxRate> taxes, List<TaxableFee> fees, long subTotalCents) {
        if (fees.isEmpty()) {
            return BigDecimal.ZERO.setScale(RATE_DECIMALS);
        }
        BigDecimal weighted = BigDecimal.ZERO;
        for (TaxRate tax : taxes) {
            BigDecimal weight = subTotalCents > 0 ? baseOf(tax, fees) : countOf(tax, fees);
            weighted = weighted.add(tax.ratePercent().multiply(weight));
        }
        BigDecimal whole = BigDecimal.valueOf(subTotalCents > 0 ? subTotalCents : fees.size());
        return weighted.divide(whole, RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal baseOf(TaxRate tax, List<TaxableFee> fees) {
        return fees.stream()
                .filter(fee -> fee.taxes().contains(tax))
                .map(TaxableFee::base)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal countOf(TaxRate tax, List<TaxableFee> fees) {
        return BigDecimal.valueOf(
                fees.stream().filter(fee -> fee.taxes().contains(tax)).count());
    }
}
