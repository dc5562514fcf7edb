package dev.tarn.engine.charge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prices for tests, in the notation of the worked cases: {@code [0-10 @10 +2][11-~ @5 +3]}, ~ being without end. */
final class Models {

    private static final Pattern TIER = Pattern.compile("\\[([0-9.]+)-([0-9.~]+) @([0-9.]+) \\+([0-9.]+)]");

    static final Graduated G = new Graduated(tiers("[0-10 @10 +2][11-20 @5 +3][21-~ @5 +3]"));
    static final GraduatedPercentage GP = graduatedPercentage("[0-10 @1 +200][11-20 @2 +300][21-~ @3 +400]");
    static final Volume V = volume("[0-100 @2 +10][101-200 @1 +0][201-~ @0.5 +50]");
    static final ProratedGraduated P2 = new ProratedGraduated(tiers("[0-5 @10 +100][6-~ @5 +50]"));
    static final ProratedGraduated P3 = new ProratedGraduated(tiers("[0-5 @10 +100][6-15 @5 +50][16-~ @2 +0]"));

    private Models() {}

    static List<Graduated.Tier> tiers(String text) {
        List<Graduated.Tier> tiers = new ArrayList<>();
        Matcher matcher = TIER.matcher(text);
        while (matcher.find()) {
            tiers.add(new Graduated.Tier(
                    decimal(matcher.group(1)), end(matcher), decimal(matcher.group(3)), decimal(matcher.group(4))));
        }
        return tiers;
    }

    static Graduated graduated(String text) {
        return new Graduated(tiers(text));
    }

    static GraduatedPercentage graduatedPercentage(String text) {
        return new GraduatedPercentage(tiers(text).stream()
                .map(tier -> new GraduatedPercentage.Tier(tier.from(), tier.to(), tier.unitAmount(), tier.flatAmount()))
                .toList());
    }

    static Volume volume(String text) {
        return new Volume(tiers(text).stream()
                .map(tier -> new Volume.Tier(tier.from(), tier.to(), tier.unitAmount(), tier.flatAmount()))
                .toList());
    }

    static PackagePricing packageOf(String amount, String size, String free) {
        return new PackagePricing(decimal(amount), decimal(size), decimal(free));
    }

    static Usage units(String units) {
        return Usage.of(decimal(units), 1);
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static @Nullable BigDecimal end(Matcher matcher) {
        return matcher.group(2).equals("~") ? null : decimal(matcher.group(2));
    }
}
