package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.AmountDetails.GraduatedPercentageRange;
import dev.tarn.engine.charge.AmountDetails.GraduatedPercentageRanges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Graduated percentage pricing: each tier takes its rate of the units that fall into it, plus its flat amount (PRC-063).
 * Tiers are read as starting one above the previous end, even where they are written as starting at it.
 */
public record GraduatedPercentage(List<Tier> tiers) implements ChargeModel {

    /**
     * A tier.
     *
     * @param ratePercent 1 is one percent
     * @param flatAmount due once the tier is entered, in currency units
     */
    public record Tier(BigDecimal from, @Nullable BigDecimal to, BigDecimal ratePercent, BigDecimal flatAmount) {

        public Tier {
            Prices.requireNotNegative("rate", ratePercent);
            Prices.requireNotNegative("flat_amount", flatAmount);
        }

        GraduatedPercentageRange price(BigDecimal units) {
            BigDecimal unitsAmount = Prices.percent(units, ratePercent);
            return new GraduatedPercentageRange(
                    from, to, flatAmount, ratePercent, units, unitsAmount, unitsAmount.add(flatAmount));
        }
    }

    public GraduatedPercentage {
        tiers = List.copyOf(tiers);
        Tiers.require(bounds(tiers), Tiers.Style.GRADUATED);
    }

    @Override
    public Price price(Usage usage) {
        List<BigDecimal> unitsPerTier = Tiers.unitsPerVisitedRange(bounds(tiers), usage.units(), false);
        List<GraduatedPercentageRange> ranges = new ArrayList<>();
        List<Explanation> steps = new ArrayList<>();
        BigDecimal amount = BigDecimal.ZERO;
        for (int at = 0; at < unitsPerTier.size(); at++) {
            GraduatedPercentageRange range = tiers.get(at).price(unitsPerTier.get(at));
            ranges.add(range);
            steps.add(explain(range));
            amount = amount.add(range.totalWithFlatAmount());
        }
        var explanation = new Explanation(
                "PRC-063",
                "%s units over %d tiers".formatted(text(usage.units()), ranges.size()),
                Map.of("units", text(usage.units())),
                text(amount),
                steps);
        return new Price(amount, ratio(amount, usage.fullUnits()), new GraduatedPercentageRanges(ranges), explanation);
    }

    private static Explanation explain(GraduatedPercentageRange range) {
        String text = "%s units x %s%% + %s"
                .formatted(text(range.units()), text(range.ratePercent()), text(range.flatUnitAmount()));
        return Explanation.of(
                "PRC-063", text, Map.of("from", text(range.fromValue())), text(range.totalWithFlatAmount()));
    }

    private static List<Tiers.Bounds> bounds(List<Tier> tiers) {
        return tiers.stream()
                .map(tier -> new Tiers.Bounds(tier.from(), tier.to()))
                .toList();
    }
}
