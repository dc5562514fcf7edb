package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;
import static dev.tarn.engine.usage.Decimals.text;

import dev.tarn.engine.Explanation;
import dev.tarn.engine.charge.AmountDetails.PackageUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Package pricing: units beyond the free ones are sold in whole packages (PRC-061).
 *
 * @param packageAmount price of a package, in currency units
 * @param packageSize units in a package, positive
 * @param freeUnits units that cost nothing
 */
public record PackagePricing(BigDecimal packageAmount, BigDecimal packageSize, BigDecimal freeUnits)
        implements ChargeModel {

    public PackagePricing {
        Prices.requireNotNegative("amount", packageAmount);
        Prices.requireNotNegative("free_units", freeUnits);
        if (packageSize.signum() <= 0) {
            throw new IllegalArgumentException("package_size is not positive: " + packageSize.toPlainString());
        }
    }

    @Override
    public Price price(Usage usage) {
        BigDecimal paidUnits = usage.units().subtract(freeUnits).max(BigDecimal.ZERO);
        BigDecimal packages = packagesFor(paidUnits);
        BigDecimal amount = packages.multiply(packageAmount);
        var explanation = Explanation.of(
                "PRC-061",
                "%s units - %s free = %s paid units, %s packages of %s x %s"
                        .formatted(
                                text(usage.units()),
                                text(freeUnits),
                                text(paidUnits),
                                text(packages),
                                text(packageSize),
                                text(packageAmount)),
                Map.of("units", text(usage.units())),
                text(amount));
        return new Price(amount, ratio(amount, paidUnits), details(usage.units(), paidUnits), explanation);
    }

    private BigDecimal packagesFor(BigDecimal paidUnits) {
        BigDecimal[] wholeAndRest = paidUnits.divideAndRemainder(packageSize);
        BigDecimal begun = wholeAndRest[1].signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
        return wholeAndRest[0].add(begun).setScale(0, RoundingMode.UNNECESSARY);
    }

    private PackageUnits details(BigDecimal units, BigDecimal paidUnits) {
        return units.signum() == 0
                ? new PackageUnits(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)
                : new PackageUnits(freeUnits, paidUnits, packageSize, packageAmount);
    }
}
