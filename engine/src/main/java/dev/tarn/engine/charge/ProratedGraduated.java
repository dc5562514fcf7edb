package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.DIVISION;
import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.Graduated.Tier;
import dev.tarn.engine.usage.AggregationType;
import dev.tarn.engine.usage.Movement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Graduated pricing of usage weighted by days: the quantity moves up and down through the tiers, and each movement pays the
 * tiers it crosses for the share of the period it is present (PRC-080 to PRC-082). Tier k covers what lies above the end of
 * tier k - 1 up to its own end.
 */
public record ProratedGraduated(List<Tier> tiers) implements ChargeModel {

    public ProratedGraduated {
        tiers = List.copyOf(tiers);
        Tiers.require(Graduated.bounds(tiers), Tiers.Style.GRADUATED);
    }

    @Override
    public Needs needs(AggregationType type) {
        return Needs.MOVEMENTS;
    }

    @Override
    public Price price(Usage usage) {
        if (usage.units().signum() == 0) {
            return firstFlatAmount();
        }
        List<Explanation> steps = new ArrayList<>();
        BigDecimal position = BigDecimal.ZERO;
        BigDecimal highest = BigDecimal.ZERO;
        BigDecimal unitsAmount = BigDecimal.ZERO;
        BigDecimal movedUnits = BigDecimal.ZERO;
        for (Movement movement : usage.movements()) {
            movedUnits = movedUnits.add(movement.fullUnits());
            if (isSkipped(movement, position)) {
                continue;
            }
            BigDecimal moved = amountOf(movement, position);
            steps.add(explain(movement, position, moved));
            unitsAmount = unitsAmount.add(moved);
            position = position.add(movement.fullUnits());
            highest = highest.max(position);
        }
        BigDecimal amount = position.signum() < 0
                ? BigDecimal.ZERO
                : unitsAmount.max(BigDecimal.ZERO).add(flatAmountsUpTo(highest));
        var explanation = new Explanation(
                "PRC-082",
                position.signum() < 0
                        ? "the quantity ends below zero"
                        : "%s for the movements + %s flat up to %s units"
                                .formatted(
                                        text(unitsAmount.max(BigDecimal.ZERO)),
                                        text(flatAmountsUpTo(highest)),
                                        text(highest)),
                Map.of("units", text(usage.units())),
                text(amount),
                steps);
        return new Price(amount, ratio(amount, movedUnits), new AmountDetails.None(), explanation);
    }

    private Price firstFlatAmount() {
        BigDecimal flat = tiers.getFirst().flatAmount();
        var explanation =
                Explanation.of("PRC-074", "no units: flat amount of the first tier", Map.of("units", "0"), text(flat));
        return new Price(flat, BigDecimal.ZERO, new AmountDetails.None(), explanation);
    }

    /** A movement that is not present in the period: an add without a share, or the remove of what is not there (PRC-081). */
    private static boolean isSkipped(Movement movement, BigDecimal position) {
        if (movement.proratedUnits().signum() != 0) {
            return false;
        }
        return movement.fullUnits().signum() >= 0
                || position.add(movement.fullUnits()).signum() < 0;
    }

    /** Each unit crossed costs its tier's price times the movement's share; negative on the way down. */
    private BigDecimal amountOf(Movement movement, BigDecimal start) {
        BigDecimal end = start.add(movement.fullUnits());
        BigDecimal crossed = priceOfUnitsBetween(start.min(end), start.max(end));
        // Multiplied before divided, so that nothing is lost where the share does not end.
        return crossed.multiply(movement.proratedUnits())
                .divide(movement.fullUnits().abs(), DIVISION);
    }

    private BigDecimal priceOfUnitsBetween(BigDecimal low, BigDecimal high) {
        BigDecimal price = BigDecimal.ZERO;
        BigDecimal bottom = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            BigDecimal top = tier.to() == null ? high : high.min(tier.to());
            BigDecimal inTier = top.subtract(low.max(bottom)).max(BigDecimal.ZERO);
            price = price.add(inTier.multiply(tier.unitAmount()));
            bottom = top;
        }
        return price;
    }

    private BigDecimal flatAmountsUpTo(BigDecimal highest) {
        BigDecimal flat = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            flat = flat.add(tier.flatAmount());
            if (tier.bounds().reaches(highest)) {
                break;
            }
        }
        return flat;
    }

    private static Explanation explain(Movement movement, BigDecimal start, BigDecimal amount) {
        String text = "from %s to %s units, weighing %s"
                .formatted(text(start), text(start.add(movement.fullUnits())), text(movement.proratedUnits()));
        return Explanation.of("PRC-081", text, Map.of(), text(amount));
    }
}
