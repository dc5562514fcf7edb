package dev.tarn.engine.charge;

import static dev.tarn.engine.usage.Decimals.ratio;

import dev.tarn.engine.charge.AmountDetails.GraduatedPercentageRange;
import dev.tarn.engine.charge.AmountDetails.GraduatedPercentageRanges;
import dev.tarn.engine.charge.AmountDetails.PercentageParts;
import dev.tarn.engine.money.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The parts of an event's amount: those with it less those without it (PRC-109). */
final class MarginalDetails {
    private static final int RATE_DECIMALS = 2;

    private MarginalDetails() {}

    static PercentageParts of(PercentageParts after, PercentageParts before) {
        BigDecimal units = after.units().subtract(before.units());
        BigDecimal paidUnits = after.paidUnits().subtract(before.paidUnits());
        return new PercentageParts(
                units,
                units.subtract(paidUnits),
                paidUnits,
                after.freeEvents() - before.freeEvents(),
                after.paidEvents() - before.paidEvents(),
                after.ratePercent(),
                after.perUnitTotalAmount().subtract(before.perUnitTotalAmount()),
                after.fixedFeeUnitAmount(),
                after.fixedFeeTotalAmount().subtract(before.fixedFeeTotalAmount()),
                after.minMaxAdjustmentTotalAmount().subtract(before.minMaxAdjustmentTotalAmount()));
    }

    static GraduatedPercentageRanges of(GraduatedPercentageRanges after, AmountDetails before) {
        List<GraduatedPercentageRange> earlier =
                before instanceof GraduatedPercentageRanges ranges ? ranges.ranges() : List.of();
        var differences = new ArrayList<GraduatedPercentageRange>();
        for (int at = 0; at < after.ranges().size(); at++) {
            GraduatedPercentageRange range = after.ranges().get(at);
            differences.add(at < earlier.size() ? difference(range, earlier.get(at)) : difference(range, none(range)));
        }
        return new GraduatedPercentageRanges(differences);
    }

    private static GraduatedPercentageRange difference(
            GraduatedPercentageRange after, GraduatedPercentageRange before) {
        BigDecimal units = after.units().subtract(before.units());
        BigDecimal total = after.totalWithFlatAmount().subtract(before.totalWithFlatAmount());
        return new GraduatedPercentageRange(
                after.fromValue(),
                after.toValue(),
                after.flatUnitAmount().subtract(before.flatUnitAmount()),
                after.ratePercent(),
                units,
                Rounding.halfUp(ratio(total, units), RATE_DECIMALS),
                total);
    }

    private static GraduatedPercentageRange none(GraduatedPercentageRange range) {
        return new GraduatedPercentageRange(
                range.fromValue(),
                range.toValue(),
                BigDecimal.ZERO,
                range.ratePercent(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
