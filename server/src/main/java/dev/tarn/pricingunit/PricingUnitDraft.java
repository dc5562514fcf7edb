package dev.tarn.pricingunit;

import dev.tarn.platform.Input;
import org.jspecify.annotations.Nullable;

/** What a request says about a pricing unit, checked (PLT-382). */
record PricingUnitDraft(
        String code,
        String name,
        String shortName,
        @Nullable String description) {
    private static final int MAX_TEXT = 255;
    private static final int MAX_SHORT_NAME = 3;
    private static final int MAX_DESCRIPTION = 600;

    static PricingUnitDraft of(Input input) {
        var draft = new PricingUnitDraft(
                input.mandatoryText("code", MAX_TEXT),
                input.mandatoryText("name", MAX_TEXT),
                input.mandatoryText("short_name", MAX_SHORT_NAME),
                input.text("description", MAX_DESCRIPTION));
        input.problems().orThrow();
        return draft;
    }

    /** What is absent stays as it is. */
    static PricingUnitDraft changing(PricingUnit now, Input input) {
        var draft = new PricingUnitDraft(
                input.has("code") ? input.mandatoryText("code", MAX_TEXT) : now.code(),
                input.has("name") ? input.mandatoryText("name", MAX_TEXT) : now.name(),
                input.has("short_name") ? input.mandatoryText("short_name", MAX_SHORT_NAME) : now.shortName(),
                input.has("description") ? input.text("description", MAX_DESCRIPTION) : now.description());
        input.problems().orThrow();
        return draft;
    }
}
