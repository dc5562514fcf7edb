package dev.tarn.plan;

import dev.tarn.platform.Input;
import dev.tarn.tax.Tax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's minimum commitment is to be, after a request (SUB-013, SUB-028).
 *
 * @param kind whether anything was said about it
 * @param taxCodes null to leave them as they are
 */
record CommitmentDraft(
        Kind kind,
        long amountCents,
        @Nullable String invoiceDisplayName,
        @Nullable List<String> taxCodes) {
    private static final String FIELD = "minimum_commitment";
    private static final CommitmentDraft UNTOUCHED = new CommitmentDraft(Kind.UNTOUCHED, 0, null, null);
    private static final CommitmentDraft NONE = new CommitmentDraft(Kind.NONE, 0, null, null);

    enum Kind {
        UNTOUCHED,
        /** There is to be none: an empty object says so. */
        NONE,
        SET
    }

    static CommitmentDraft of(Input input, @Nullable Commitment now) {
        if (!input.has(FIELD)) {
            return UNTOUCHED;
        }
        Input sent = input.object(FIELD);
        return sent == null || sent.node().isEmpty() ? NONE : read(sent, now);
    }

    /** One that takes another's place has its taxes, unless it names others. */
    CommitmentDraft withTaxesOf(@Nullable Commitment other) {
        return kind != Kind.SET || taxCodes != null || other == null
                ? this
                : new CommitmentDraft(
                        kind,
                        amountCents,
                        invoiceDisplayName,
                        other.taxes().stream().map(Tax::code).toList());
    }

    private static CommitmentDraft read(Input sent, @Nullable Commitment now) {
        return new CommitmentDraft(
                Kind.SET,
                amount(sent, now),
                now != null && !sent.has("invoice_display_name")
                        ? now.invoiceDisplayName()
                        : sent.text("invoice_display_name", PlanDraft.MAX_NAME),
                sent.texts("tax_codes"));
    }

    private static long amount(Input sent, @Nullable Commitment now) {
        Long cents = sent.wholeNumber("amount_cents", 1, Input.MAX_CENTS);
        if (cents != null) {
            return cents;
        }
        boolean missing = !sent.has("amount_cents") || sent.isNull("amount_cents");
        sent.problems().addIf(missing && now == null, "amount_cents", "value_is_mandatory");
        return now == null ? 0 : now.amountCents();
    }
}
