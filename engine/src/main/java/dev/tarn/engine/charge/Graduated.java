package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.AmountDetails.GraduatedRange;
import dev.tarn.engine.charge.AmountDetails.GraduatedRanges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Graduated pricing: each tier prices the units that fall into it, plus its flat amount once it is entered (PRC-062). The
 * first tier's flat amount is due even without usage (PRC-074). Units may be fractional: what lies between the end of a
 * tier and the start of the next belongs to the next.
 */
public record Graduated(List<Tier> tiers) implements ChargeModel {

    /**
     * A tier; the one that follows starts at {@code to} or one above.
     *
     * @param unitAmount price of each unit in the tier, in currency units
     * @param flatAmount due once the tier is entered, in currency units
     */
    public record Tier(BigDecimal from, @Nullable BigDecimal to, BigDecimal unitAmount, BigDecimal flatAmount) {

        public Tier {
            Prices.requireNotNegative("per_unit_amount", unitAmount);
            Prices.requireNotNegative("flat_amount", flatAmount);
        }

        Tiers.Bounds bounds() {
            return new Tiers.Bounds(from, to);
        }

        GraduatedRange price(BigDecimal units) {
            BigDecimal unitsAmount = units.multiply(unitAmount);
            BigDecimal shownUnitAmount = units.signum() == 0 ? BigDecimal.ZERO : unitAmount;
            return new GraduatedRange(
                    from, to, flatAmount, shownUnitAmount, units, unitsAmount, unitsAmount.add(flatAmount));
        }
    }

    public Graduated {
        tiers = List.copyOf(tiers);
        Tiers.require(bounds(tiers), Tiers.Style.GRADUATED);
    }

    @Override
    public Price price(Usage usage) {
        List<Tiers.Bounds> bounds = bounds(tiers);
        List<BigDecimal> unitsPerTier = Tiers.unitsPerVisitedRange(bounds, usage.units(), Tiers.areAdjacent(bounds));
        List<GraduatedRange> ranges = new ArrayList<>();
        for (int at = 0; at < unitsPerTier.size(); at++) {
            ranges.add(tiers.get(at).price(unitsPerTier.get(at)));
        }
        BigDecimal amount =
                ranges.stream().map(GraduatedRange::totalWithFlatAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Price(
                amount,
                ratio(amount, usage.fullUnits()),
                new GraduatedRanges(ranges),
                explain(usage.units(), amount, ranges));
    }

    private Explanation explain(BigDecimal units, BigDecimal amount, List<GraduatedRange> ranges) {
        List<Explanation> steps = new ArrayList<>();
        for (int at = 0; at < ranges.size(); at++) {
            GraduatedRange range = ranges.get(at);
            String text = "%s units x %s + %s"
                    .formatted(text(range.units()), text(tiers.get(at).unitAmount()), text(range.flatUnitAmount()));
            String total = text(range.totalWithFlatAmount());
            steps.add(Explanation.of("PRC-062", text, Map.of("from", text(range.fromValue())), total));
        }
        String sum = "%s units over %d tiers".formatted(text(units), ranges.size());
        return new Explanation("PRC-062", sum, Map.of("units", text(units)), text(amount), steps);
    }

    static List<Tiers.Bounds> bounds(List<Tier> tiers) {
        return tiers.stream().map(Tier::bounds).toList();
    }
}
