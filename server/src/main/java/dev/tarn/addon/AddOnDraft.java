package dev.tarn.addon;

import dev.tarn.engine.money.Currency;
import dev.tarn.platform.Input;
import org.jspecify.annotations.Nullable;

/** What an add-on is to be, after a request: what was sent, else what it was (CRD-050). */
record AddOnDraft(
        String code,
        String name,
        @Nullable String invoiceDisplayName,
        @Nullable String description,
        long amountCents,
        String currency) {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 5000;

    static AddOnDraft of(Input input, @Nullable AddOn now) {
        return new AddOnDraft(
                now != null && !input.has("code") ? now.code() : input.mandatoryText("code", MAX_NAME),
                now != null && !input.has("name") ? now.name() : input.mandatoryText("name", MAX_NAME),
                now != null && !input.has("invoice_display_name")
                        ? now.invoiceDisplayName()
                        : input.text("invoice_display_name", MAX_NAME),
                now != null && !input.has("description") ? now.description() : input.text("description", MAX_TEXT),
                now != null && !input.has("amount_cents") ? now.amountCents() : amount(input),
                now != null && !input.has("amount_currency") ? now.currency() : currency(input));
    }

    private static long amount(Input input) {
        if (!input.has("amount_cents") || input.isNull("amount_cents")) {
            input.problems().add("amount_cents", "value_is_mandatory");
            return 0;
        }
        Long cents = input.wholeNumber("amount_cents", 1, Input.MAX_CENTS);
        return cents == null ? 0 : cents;
    }

    private static String currency(Input input) {
        String code = input.text("amount_currency");
        if (code == null || Currency.find(code).isEmpty()) {
            input.problems().add("amount_currency", code == null ? "value_is_mandatory" : "value_is_invalid");
            return "";
        }
        return code;
    }
}
