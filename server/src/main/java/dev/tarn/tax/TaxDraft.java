package dev.tarn.tax;

import dev.tarn.platform.Input;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a tax is to be; a field that was not sent keeps its value on update. */
record TaxDraft(
        @Nullable String code,
        @Nullable String name,
        boolean describes,
        @Nullable String description,
        @Nullable BigDecimal ratePercent,
        @Nullable Boolean appliedToOrganization) {
    private static final int MAX_TEXT = 255;

    static TaxDraft toCreate(Input input) {
        String code = input.mandatoryText("code", MAX_TEXT);
        String name = input.mandatoryText("name", MAX_TEXT);
        BigDecimal rate = rate(input);
        input.problems().addIf(rate == null && !input.problems().has("rate"), "rate", "value_is_mandatory");
        var draft = new TaxDraft(
                code, name, true, input.text("description"), rate, input.flag("applied_to_organization", false));
        input.problems().orThrow();
        return draft;
    }

    static TaxDraft toUpdate(Input input) {
        var draft = new TaxDraft(
                input.has("code") ? input.mandatoryText("code", MAX_TEXT) : null,
                input.has("name") ? input.mandatoryText("name", MAX_TEXT) : null,
                input.has("description"),
                input.text("description"),
                rate(input),
                input.flag("applied_to_organization"));
        input.problems().orThrow();
        return draft;
    }

    private static @Nullable BigDecimal rate(Input input) {
        BigDecimal rate = input.decimal("rate");
        input.problems().addIf(rate != null && rate.signum() < 0, "rate", "value_is_out_of_range");
        return rate;
    }
}
