package dev.tarn.wallet;

import dev.tarn.platform.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How invoices are to be paid and what is printed on them, as a wallet, a rule or a transaction chooses.
 *
 * @param type {@code manual}: no automatic payment; {@code provider}, or null: the customer's default
 * @param skipSections whether custom sections are left out
 */
record PaymentChoice(@Nullable String type, boolean skipSections) {
    static final PaymentChoice NONE = new PaymentChoice(null, false);

    /** What is not sent stays as it is. Neither a method of a provider nor a custom section can be named: there are none. */
    static PaymentChoice of(Input input, PaymentChoice before) {
        return new PaymentChoice(type(input, before.type), skipSections(input, before.skipSections));
    }

    private static @Nullable String type(Input input, @Nullable String before) {
        Input method = input.object("payment_method");
        if (method == null) {
            return input.isNull("payment_method") ? null : before;
        }
        String type = method.text("payment_method_type");
        boolean known = type == null || List.of("manual", "provider").contains(type);
        boolean named = method.text("payment_method_id") != null;
        input.problems().addIf(!known || named, "payment_method", "invalid_payment_method");
        return known ? type : null;
    }

    private static boolean skipSections(Input input, boolean before) {
        Input sections = input.object("invoice_custom_section");
        if (sections == null) {
            return before;
        }
        List<String> codes = sections.texts("invoice_custom_section_codes");
        input.problems().addIf(codes != null && !codes.isEmpty(), "invoice_custom_section", "not_supported_yet");
        return sections.flag("skip_invoice_custom_sections", before);
    }

    /** This choice, or the other one where none was made. */
    PaymentChoice or(PaymentChoice other) {
        return new PaymentChoice(type == null ? other.type : type, skipSections || other.skipSections);
    }
}
