package dev.tarn.tax;

import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a request says about a tax, checked. {@code appliedToOrganization} null: not a word about it. */
record TaxDraft(
        String code,
        String name,
        @Nullable String description,
        BigDecimal ratePercent,
        @Nullable Boolean appliedToOrganization) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_DESCRIPTION = 600;
    /** numeric(30,10): what the column holds without rounding. */
    private static final int MAX_SCALE = 10;

    private static final BigDecimal MAX_RATE = new BigDecimal("1000000");

    static TaxDraft of(Input input) {
        return read(input, null);
    }

    /** What is absent stays as it is. */
    static TaxDraft changing(Tax tax, Input input) {
        return read(input, tax);
    }

    private static TaxDraft read(Input input, @Nullable Tax before) {
        String code = before != null && !input.has("code") ? before.code() : input.mandatoryText("code", MAX_TEXT);
        String name = before != null && !input.has("name") ? before.name() : input.mandatoryText("name", MAX_TEXT);
        String description = before != null && !input.has("description")
                ? before.description()
                : input.text("description", MAX_DESCRIPTION);
        BigDecimal rate = before != null && !input.has("rate") ? before.ratePercent() : rate(input);
        Boolean applied = input.flag("applied_to_organization");
        input.problems().orThrow();
        return new TaxDraft(code, name, description, rate, applied);
    }

    private static BigDecimal rate(Input input) {
        Problems problems = input.problems();
        BigDecimal rate = input.decimal("rate");
        if (rate == null) {
            problems.addIf(!problems.has("rate"), "rate", "value_is_mandatory");
            return BigDecimal.ZERO;
        }
        boolean inside = rate.signum() >= 0
                && rate.compareTo(MAX_RATE) <= 0
                && rate.stripTrailingZeros().scale() <= MAX_SCALE;
        problems.addIf(!inside, "rate", "value_is_out_of_range");
        return rate;
    }
}
