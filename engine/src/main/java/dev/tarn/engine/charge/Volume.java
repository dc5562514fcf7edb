package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.AmountDetails.VolumeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Volume pricing: the tier that the quantity reaches prices all of it, plus its flat amount (PRC-064). Prorated usage picks
 * the tier by its full units and pays for the weighted ones.
 */
public record Volume(List<Tier> tiers) implements ChargeModel {

    private static final int EFFECTIVE_PRICE_DECIMALS = 15;

    /**
     * A tier.
     *
     * @param unitAmount price of every unit, in currency units
     * @param flatAmount due once, in currency units
     */
    public record Tier(BigDecimal from, @Nullable BigDecimal to, BigDecimal unitAmount, BigDecimal flatAmount) {

        public Tier {
            Prices.requireNotNegative("per_unit_amount", unitAmount);
            Prices.requireNotNegative("flat_amount", flatAmount);
        }

        Tiers.Bounds bounds() {
            return new Tiers.Bounds(from, to);
        }
    }

    public Volume {
        tiers = List.copyOf(tiers);
        Tiers.require(tiers.stream().map(Tier::bounds).toList(), Tiers.Style.VOLUME);
    }

    @Override
    public Price price(Usage usage) {
        return tierFor(usage.fullUnits()).map(tier -> price(usage, tier)).orElseGet(() -> costsNothing(usage));
    }

    /** The first tier whose end is not below the quantity, which leaves no gap between tiers; none for zero when tiers start at 1. */
    private Optional<Tier> tierFor(BigDecimal quantity) {
        BigDecimal first = tiers.getFirst().from();
        if (first.compareTo(quantity.setScale(0, RoundingMode.CEILING)) > 0) {
            return Optional.empty();
        }
        return tiers.stream().filter(tier -> tier.bounds().reaches(quantity)).findFirst();
    }

    private static Price price(Usage usage, Tier tier) {
        BigDecimal unitsAmount = usage.units().multiply(tier.unitAmount());
        BigDecimal amount = unitsAmount.add(tier.flatAmount());
        BigDecimal effective = ratio(unitsAmount, usage.fullUnits())
                .setScale(EFFECTIVE_PRICE_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        var explanation = Explanation.of(
                "PRC-064",
                "%s units x %s + %s in the tier from %s"
                        .formatted(
                                text(usage.units()),
                                text(tier.unitAmount()),
                                text(tier.flatAmount()),
                                text(tier.from())),
                Map.of("units", text(usage.units()), "full_units", text(usage.fullUnits())),
                text(amount));
        var details = new VolumeRange(tier.flatAmount(), effective, unitsAmount);
        return new Price(amount, ratio(amount, usage.fullUnits()), details, explanation);
    }

    private static Price costsNothing(Usage usage) {
        var explanation = Explanation.of(
                "PRC-064", "no tier holds the units", Map.of("full_units", text(usage.fullUnits())), "0");
        var details = new VolumeRange(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        return new Price(BigDecimal.ZERO, BigDecimal.ZERO, details, explanation);
    }
}
