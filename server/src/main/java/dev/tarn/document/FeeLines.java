package dev.tarn.document;

import dev.tarn.engine.money.Currency;
import dev.tarn.invoice.Fee;
import dev.tarn.invoice.FeeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of one fee: itself, then the tiers or components its price is made of (INV-213). */
final class FeeLines {
    private final Labels labels;
    private final Formats formats;

    FeeLines(Labels labels, Formats formats) {
        this.labels = labels;
        this.formats = formats;
    }

    List<Line> of(Fee fee) {
        List<Line> parts = parts(fee);
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                name(fee),
                fee.prorated() ? labels.get("prorated") : fee.type() == FeeType.ADD_ON ? fee.itemDescription() : null,
                formats.units(fee.units()),
                parts.isEmpty() ? formats.price(fee.preciseUnitAmount(), fee.currency()) : null,
                formats.percent(fee.taxesRatePercent()),
                formats.money(fee.amountCents(), fee.currency()),
                false));
        lines.addAll(parts);
        return lines;
    }

    /** The name, with what tells it from others of the same name: its filter and the group of its events. */
    String name(Fee fee) {
        var names = new ArrayList<String>();
        names.add(
                switch (fee.type()) {
                    case SUBSCRIPTION -> labels.get("subscription_fee", fee.displayName());
                    case COMMITMENT -> labels.get("minimum_commitment", fee.displayName());
                    default ->
                        fee.trueUpParentFeeId() == null ? fee.displayName() : labels.get("true_up", fee.displayName());
                });
        String filter = filter(fee);
        if (filter != null && fee.trueUpParentFeeId() == null) {
            names.add(filter);
        }
        fee.groupedBy().values().stream().filter(Objects::nonNull).forEach(names::add);
        return String.join(" \u00b7 ", names);
    }

    private static @Nullable String filter(Fee fee) {
        if (fee.filterDisplayName() != null) {
            return fee.filterDisplayName();
        }
        var values = fee.filterValues();
        return values == null
                ? null
                : values.entrySet().stream()
                        .map(entry -> entry.getValue().isEmpty() ? entry.getKey() : String.join(", ", entry.getValue()))
                        .collect(Collectors.joining(" \u00b7 "));
    }

    private List<Line> parts(Fee fee) {
        JsonNode details = fee.amountDetails();
        if (fee.chargeModel() == null || details.isEmpty() || fee.trueUpParentFeeId() != null) {
            return List.of();
        }
        return switch (fee.chargeModel()) {
            case "graduated" -> tiers(details.path("graduated_ranges"), fee.currency());
            case "graduated_percentage" -> tiers(details.path("graduated_percentage_ranges"), fee.currency());
            case "volume" -> volume(fee, details);
            case "package" -> packages(details, fee.currency());
            case "percentage" -> percentage(details, fee.currency());
            default -> List.of();
        };
    }

    private List<Line> tiers(JsonNode ranges, Currency currency) {
        var lines = new ArrayList<Line>();
        BigDecimal before = BigDecimal.ZERO;
        for (JsonNode range : ranges) {
            String tier = tier(range, before);
            before = decimal(range, "to_value");
            String price = range.has("rate")
                    ? formats.percent(decimal(range, "rate"))
                    : formats.price(decimal(range, "per_unit_amount"), currency);
            lines.add(part(
                    tier,
                    formats.units(decimal(range, "units")),
                    price,
                    decimal(range, "per_unit_total_amount"),
                    currency));
            addFlat(lines, labels.get("flat_fee_of_tier", tier), decimal(range, "flat_unit_amount"), currency);
        }
        return lines;
    }

    /** A tier that begins where the one before ends does not hold that unit itself. */
    private String tier(JsonNode range, BigDecimal before) {
        BigDecimal from = decimal(range, "from_value");
        if (range.path("to_value").isNull() || range.path("to_value").isMissingNode()) {
            if (from.signum() == 0) {
                return labels.get("all_units");
            }
            return labels.get(from.compareTo(before) == 0 ? "tier_above" : "tier_open", formats.units(from));
        }
        BigDecimal to = decimal(range, "to_value");
        return from.compareTo(BigDecimal.ONE) <= 0
                ? labels.get("tier_first", formats.units(to))
                : labels.get("tier", formats.units(from), formats.units(to));
    }

    private List<Line> volume(Fee fee, JsonNode details) {
        var lines = new ArrayList<Line>();
        lines.add(part(
                labels.get("all_units"),
                formats.units(fee.units()),
                formats.price(decimal(details, "per_unit_amount"), fee.currency()),
                decimal(details, "per_unit_total_amount"),
                fee.currency()));
        addFlat(lines, labels.get("flat_fee"), decimal(details, "flat_unit_amount"), fee.currency());
        return lines;
    }

    private List<Line> packages(JsonNode details, Currency currency) {
        var lines = new ArrayList<Line>();
        addFree(lines, decimal(details, "free_units"), currency);
        BigDecimal size = decimal(details, "per_package_size");
        BigDecimal paidUnits = decimal(details, "paid_units");
        if (paidUnits.signum() > 0 && size.signum() > 0) {
            BigDecimal count = paidUnits.divide(size, 0, java.math.RoundingMode.CEILING);
            BigDecimal price = decimal(details, "per_package_unit_amount");
            lines.add(part(
                    labels.get("packages", formats.units(size)),
                    formats.units(count),
                    formats.price(price, currency),
                    count.multiply(price),
                    currency));
        }
        return lines;
    }

    private List<Line> percentage(JsonNode details, Currency currency) {
        var lines = new ArrayList<Line>();
        addFree(lines, decimal(details, "free_units"), currency);
        lines.add(part(
                labels.get("rate_on_amount"),
                formats.units(decimal(details, "paid_units")),
                formats.percent(decimal(details, "rate")),
                decimal(details, "per_unit_total_amount"),
                currency));
        BigDecimal fixed = decimal(details, "fixed_fee_total_amount");
        if (fixed.signum() != 0) {
            lines.add(part(
                    labels.get("fixed_fee"),
                    formats.units(decimal(details, "paid_events")),
                    formats.price(decimal(details, "fixed_fee_unit_amount"), currency),
                    fixed,
                    currency));
        }
        BigDecimal adjustment = decimal(details, "min_max_adjustment_total_amount");
        if (adjustment.signum() != 0) {
            lines.add(part(labels.get("min_max_adjustment"), null, null, adjustment, currency));
        }
        return lines;
    }

    private void addFree(List<Line> lines, BigDecimal units, Currency currency) {
        if (units.signum() > 0) {
            lines.add(part(
                    labels.get("free_units"),
                    formats.units(units),
                    formats.price(BigDecimal.ZERO, currency),
                    BigDecimal.ZERO,
                    currency));
        }
    }

    private void addFlat(List<Line> lines, String text, BigDecimal amount, Currency currency) {
        if (amount.signum() != 0) {
            lines.add(part(text, formats.units(BigDecimal.ONE), formats.price(amount, currency), amount, currency));
        }
    }

    private Line part(
            String text, @Nullable String units, @Nullable String unitPrice, BigDecimal amount, Currency currency) {
        return new Line(text, null, units, unitPrice, null, formats.price(amount, currency), true);
    }

    /** Details are decimals as text or whole numbers, by the contract. */
    private static BigDecimal decimal(JsonNode details, String field) {
        JsonNode value = details.path(field);
        return value.isNumber() || value.isString() ? new BigDecimal(value.asString()) : BigDecimal.ZERO;
    }
}
