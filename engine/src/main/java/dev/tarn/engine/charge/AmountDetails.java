package dev.tarn.engine.charge;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of an amount that are shown with a fee, per model. Amounts are in currency units, unrounded. */
public sealed interface AmountDetails {

    /** Nothing to show: standard, dynamic, prorated graduated (PRC-060, PRC-082, PRC-090). */
    record None() implements AmountDetails {}

    /** The tiers visited (PRC-085). */
    record GraduatedRanges(List<GraduatedRange> ranges) implements AmountDetails {

        public GraduatedRanges {
            ranges = List.copyOf(ranges);
        }
    }

    /** A tier of graduated prices; {@code perUnitAmount} is 0 when the tier holds no units. */
    record GraduatedRange(
            BigDecimal fromValue,
            @Nullable BigDecimal toValue,
            BigDecimal flatUnitAmount,
            BigDecimal perUnitAmount,
            BigDecimal units,
            BigDecimal perUnitTotalAmount,
            BigDecimal totalWithFlatAmount) {}

    /** The tiers visited (PRC-086). */
    record GraduatedPercentageRanges(List<GraduatedPercentageRange> ranges) implements AmountDetails {

        public GraduatedPercentageRanges {
            ranges = List.copyOf(ranges);
        }
    }

    /** A tier of graduated percentages; {@code ratePercent} 1 is one percent. */
    record GraduatedPercentageRange(
            BigDecimal fromValue,
            @Nullable BigDecimal toValue,
            BigDecimal flatUnitAmount,
            BigDecimal ratePercent,
            BigDecimal units,
            BigDecimal perUnitTotalAmount,
            BigDecimal totalWithFlatAmount) {}

    /** The tier that prices all units; {@code perUnitAmount} is effective, cut to 15 decimals (PRC-087). */
    record VolumeRange(BigDecimal flatUnitAmount, BigDecimal perUnitAmount, BigDecimal perUnitTotalAmount)
            implements AmountDetails {}

    /** Units and the package they come in; all zero without units (PRC-088). */
    record PackageUnits(
            BigDecimal freeUnits, BigDecimal paidUnits, BigDecimal perPackageSize, BigDecimal perPackageUnitAmount)
            implements AmountDetails {}

    /** The percentage part and the fixed part (PRC-089); {@code ratePercent} 1 is one percent. */
    record PercentageParts(
            BigDecimal units,
            BigDecimal freeUnits,
            BigDecimal paidUnits,
            long freeEvents,
            long paidEvents,
            BigDecimal ratePercent,
            BigDecimal perUnitTotalAmount,
            BigDecimal fixedFeeUnitAmount,
            BigDecimal fixedFeeTotalAmount,
            BigDecimal minMaxAdjustmentTotalAmount)
            implements AmountDetails {}
}
