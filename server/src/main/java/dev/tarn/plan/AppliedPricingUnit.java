package dev.tarn.plan;

import dev.tarn.engine.money.PricingUnit;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Refusal;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unit a charge is priced in, as requests say it (PRC-053). It is there from the first; only its rate changes (PRC-008). */
final class AppliedPricingUnit {
    static final String FIELD = "applied_pricing_unit";
    private static final String RATE = "conversion_rate";
    /** numeric(40,15): what the column holds without rounding. */
    private static final int MAX_SCALE = 15;

    private AppliedPricingUnit() {}

    /** The code that a charge names; null: none. */
    static @Nullable String code(Input charge) {
        Input sent = charge.object(FIELD);
        return sent == null ? null : sent.text("code");
    }

    /** Of a new charge; null: it is priced in the currency. */
    static @Nullable PricingUnit ofNew(Input charge, Map<String, dev.tarn.pricingunit.PricingUnit> known) {
        Input sent = charge.object(FIELD);
        if (sent == null) {
            return null;
        }
        Problems problems = charge.problems();
        String code = sent.text("code");
        BigDecimal rate = rate(sent);
        problems.addIf(rate == null && !problems.has(RATE), RATE, "value_is_mandatory");
        problems.addIf(code == null && !problems.has("code"), FIELD, "value_is_mandatory");
        if (code == null) {
            return null;
        }
        var unit = known.get(code);
        if (unit == null) {
            throw Refusal.notFound("pricing_unit");
        }
        return rate == null ? null : unit.worth(rate);
    }

    /** The same unit at another rate, if one is sent. What has no unit gets none. */
    static @Nullable PricingUnit changed(Input charge, @Nullable PricingUnit now) {
        Input sent = now == null ? null : charge.object(FIELD);
        BigDecimal rate = sent == null ? null : rate(sent);
        return now == null || rate == null ? now : new PricingUnit(now.id(), now.code(), now.shortName(), rate);
    }

    /** Null where it is absent or refused. */
    private static @Nullable BigDecimal rate(Input sent) {
        BigDecimal rate = sent.decimal(RATE);
        if (rate == null) {
            return null;
        }
        boolean inside = rate.signum() > 0 && rate.stripTrailingZeros().scale() <= MAX_SCALE;
        sent.problems().addIf(!inside, RATE, "value_is_out_of_range");
        return inside ? rate : null;
    }
}
