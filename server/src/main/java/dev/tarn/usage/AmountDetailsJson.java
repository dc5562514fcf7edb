package dev.tarn.usage;

import dev.tarn.engine.charge.AmountDetails;
import dev.tarn.platform.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts of an amount as the contract shows them: bounds and counts as numbers, the rest as decimal text (PRC-085 to PRC-090). */
final class AmountDetailsJson {
    private AmountDetailsJson() {}

    static ObjectNode of(AmountDetails details) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (details) {
            case AmountDetails.None none -> {}
            case AmountDetails.GraduatedRanges ranges -> {
                var array = json.putArray("graduated_ranges");
                ranges.ranges().forEach(range -> array.add(graduated(range)));
            }
            case AmountDetails.GraduatedPercentageRanges ranges -> {
                var array = json.putArray("graduated_percentage_ranges");
                ranges.ranges().forEach(range -> array.add(graduatedPercentage(range)));
            }
            case AmountDetails.VolumeRange range ->
                json.put("flat_unit_amount", text(range.flatUnitAmount()))
                        .put("per_unit_amount", text(range.perUnitAmount()))
                        .put("per_unit_total_amount", text(range.perUnitTotalAmount()));
            case AmountDetails.PackageUnits units ->
                json.put("free_units", text(units.freeUnits()))
                        .put("paid_units", text(units.paidUnits()))
                        .put("per_package_size", plain(units.perPackageSize()))
                        .put("per_package_unit_amount", text(units.perPackageUnitAmount()));
            case AmountDetails.PercentageParts parts -> percentage(json, parts);
        }
        return json;
    }

    /** Of one event in advance, where counts are differences and written as text, too (PRC-109). */
    static ObjectNode ofEvent(AmountDetails details) {
        ObjectNode json = of(details);
        if (details instanceof AmountDetails.PercentageParts parts) {
            json.put("free_events", text(BigDecimal.valueOf(parts.freeEvents())))
                    .put("paid_events", text(BigDecimal.valueOf(parts.paidEvents())));
        }
        return json;
    }

    private static ObjectNode graduated(AmountDetails.GraduatedRange range) {
        return bounds(range.fromValue(), range.toValue())
                .put("flat_unit_amount", text(range.flatUnitAmount()))
                .put("per_unit_amount", text(range.perUnitAmount()))
                .put("units", text(range.units()))
                .put("per_unit_total_amount", text(range.perUnitTotalAmount()))
                .put("total_with_flat_amount", text(range.totalWithFlatAmount()));
    }

    private static ObjectNode graduatedPercentage(AmountDetails.GraduatedPercentageRange range) {
        return bounds(range.fromValue(), range.toValue())
                .put("flat_unit_amount", text(range.flatUnitAmount()))
                .put("rate", text(range.ratePercent()))
                .put("units", text(range.units()))
                .put("per_unit_total_amount", text(range.perUnitTotalAmount()))
                .put("total_with_flat_amount", text(range.totalWithFlatAmount()));
    }

    private static ObjectNode bounds(BigDecimal from, @Nullable BigDecimal to) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("from_value", plain(from));
        return to == null ? json.putNull("to_value") : json.put("to_value", plain(to));
    }

    private static void percentage(ObjectNode json, AmountDetails.PercentageParts parts) {
        json.put("units", text(parts.units()))
                .put("free_units", text(parts.freeUnits()))
                .put("paid_units", text(parts.paidUnits()))
                .put("free_events", parts.freeEvents())
                .put("paid_events", parts.paidEvents())
                .put("rate", text(parts.ratePercent()))
                .put("per_unit_total_amount", text(parts.perUnitTotalAmount()))
                .put("fixed_fee_unit_amount", text(parts.fixedFeeUnitAmount()))
                .put("fixed_fee_total_amount", text(parts.fixedFeeTotalAmount()))
                .put("min_max_adjustment_total_amount", text(parts.minMaxAdjustmentTotalAmount()));
    }

    private static String text(BigDecimal value) {
        return Decimals.text(value);
    }

    /** Without an exponent or trailing zeros, so that whole numbers are written as such. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
