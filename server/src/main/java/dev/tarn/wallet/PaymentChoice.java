package dev.tarn.wallet;

import dev.tarn.platform.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How invoices are to be paid, as a wallet, a rule or a transaction chooses.
 *
 * @param type {@code manual}: no automatic payment; {@code provider}, or null: the customer's default
 */
record PaymentChoice(@Nullable String type) {
    static final PaymentChoice NONE = new PaymentChoice(null);

    /** What is not sent stays as it is. A method of a provider cannot be named: there is none. */
    static PaymentChoice of(Input input, PaymentChoice before) {
        return new PaymentChoice(type(input, before.type));
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

    /** This choice, or the other one where none was made. */
    PaymentChoice or(PaymentChoice other) {
        return new PaymentChoice(type == null ? other.type : type);
    }
}
