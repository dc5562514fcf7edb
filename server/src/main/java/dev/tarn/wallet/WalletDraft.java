package dev.tarn.wallet;

import dev.tarn.platform.Input;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wallet as asked for: the parts that may change later, too.
 *
 * @param code null: none was named
 * @param metricCodes null: not spoken of
 */
record WalletDraft(
        @Nullable String code, WalletTerms terms, @Nullable List<String> metricCodes) {
    static final Set<String> FEE_TYPES =
            Set.of("charge", "add_on", "subscription", "credit", "commitment", "fixed_charge", "product");
    private static final int MAX_TEXT = 255;
    private static final int LAST_PRIORITY = 50;

    private static final WalletTerms DEFAULTS =
            new WalletTerms(null, LAST_PRIORITY, null, List.of(), false, null, null, null, PaymentChoice.NONE);

    static WalletDraft creating(Input input, Instant now) {
        return of(input, DEFAULTS, now, "applies_to", "invalid_limitations");
    }

    static WalletDraft changing(Input input, WalletTerms before, Instant now) {
        return of(input, before, now, "allowed_fee_types", "invalid_fee_types");
    }

    private static WalletDraft of(Input input, WalletTerms before, Instant now, String feeTypesField, String code) {
        Input limits = input.object("applies_to");
        List<String> feeTypes = limits == null ? null : limits.texts("fee_types");
        boolean known = feeTypes == null || FEE_TYPES.containsAll(feeTypes);
        input.problems().addIf(!known, feeTypesField, code);
        List<String> metrics = limits == null ? null : limits.texts("billable_metric_codes");
        var terms = new WalletTerms(
                input.has("name") ? input.text("name", MAX_TEXT) : before.name(),
                priority(input, before.priority()),
                expirationAt(input, before.expirationAt(), now),
                feeTypes == null || !known
                        ? before.feeTypes()
                        : feeTypes.stream().distinct().toList(),
                input.flag("invoice_requires_successful_payment", before.requiresPayment()),
                cents(input, "paid_top_up_min_amount_cents", before.topUpMinCents()),
                cents(input, "paid_top_up_max_amount_cents", before.topUpMaxCents()),
                input.has("purchase_order_number")
                        ? input.text("purchase_order_number", MAX_TEXT)
                        : before.purchaseOrderNumber(),
                PaymentChoice.of(input, before.payment()));
        Long min = terms.topUpMinCents();
        Long max = terms.topUpMaxCents();
        input.problems()
                .addIf(
                        min != null && max != null && max < min,
                        "paid_top_up_max_amount_cents",
                        "must_be_greater_than_or_equal_min");
        // metrics that a given limit does not name are no limit any more (CRD-216)
        List<String> limited = limits == null ? null : metrics == null ? List.of() : List.copyOf(Set.copyOf(metrics));
        return new WalletDraft(input.text("code", MAX_TEXT), terms, limited);
    }

    private static int priority(Input input, int before) {
        Integer priority = input.integer("priority", 1, LAST_PRIORITY);
        return priority == null ? before : priority;
    }

    private static @Nullable Long cents(Input input, String field, @Nullable Long before) {
        return input.has(field) ? input.wholeNumber(field, 1, Input.MAX_CENTS) : before;
    }

    private static @Nullable Instant expirationAt(Input input, @Nullable Instant before, Instant now) {
        if (!input.has("expiration_at")) {
            return before;
        }
        Instant at = input.instant("expiration_at");
        boolean past = at != null && !at.isAfter(now) && !Objects.equals(at, before);
        input.problems().addIf(past, "expiration_at", "invalid_date");
        return at;
    }
}
