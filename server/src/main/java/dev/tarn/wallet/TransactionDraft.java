package dev.tarn.wallet;

import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.engine.wallet.CreditValue;
import dev.tarn.platform.Input;
import dev.tarn.section.SectionChange;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Credits to be bought, granted and voided, as asked for (CRD-227).
 *
 * @param paid and {@code granted}: nothing where not asked for
 * @param voidedCredits null where not asked for
 */
record TransactionDraft(
        CreditValue paid,
        CreditValue granted,
        @Nullable BigDecimal voidedCredits,
        @Nullable String voidedTransactionId,
        int priority,
        TransactionDetails details,
        SectionChange sections) {
    static final int DEFAULT_PRIORITY = 50;
    private static final int MAX_NAME = 255;

    /** The wallet that the credits are for, be it there already or not. */
    record Into(WalletTerms terms, CreditRate rate, long balanceCents) {}

    /** Those of a request of their own. */
    static TransactionDraft of(Input input, Wallet known) {
        var wallet = new Into(known.terms(), known.rate(), known.balance().cents());
        CreditValue paid = paid(input, wallet, input.flag("ignore_paid_top_up_limits", false));
        CreditValue granted = value(input, "granted_credits", wallet);
        BigDecimal voided = Credits.amount(input, "voided_credits");
        String target = input.text("voided_transaction_id");
        var details = new TransactionDetails(
                name(input, "name"),
                Pair.read(input, "metadata", Pair.MAX_OF_TRANSACTION),
                input.flag("invoice_requires_successful_payment", wallet.terms().requiresPayment()),
                input.text("purchase_order_number", MAX_NAME),
                PaymentChoice.of(input, PaymentChoice.NONE));
        return new TransactionDraft(
                paid,
                granted,
                voided.signum() > 0 ? voided : null,
                target,
                priority(input, "priority"),
                details.or(wallet.terms()),
                SectionChange.nested(input));
    }

    /** Those a new wallet begins with (CRD-209). */
    static TransactionDraft ofWallet(Input input, Into wallet) {
        CreditValue paid = paid(input, wallet, input.flag("ignore_paid_top_up_limits_on_creation", false));
        CreditValue granted = value(input, "granted_credits", wallet);
        var details = new TransactionDetails(
                name(input, "transaction_name"),
                Pair.read(input, "transaction_metadata", Pair.MAX_OF_WALLET),
                wallet.terms().requiresPayment(),
                null,
                PaymentChoice.NONE);
        int priority = priority(input, "transaction_priority");
        return new TransactionDraft(
                paid, granted, null, null, priority, details.or(wallet.terms()), SectionChange.NOTHING);
    }

    private static CreditValue paid(Input input, Into wallet, boolean limitless) {
        CreditValue paid = value(input, "paid_credits", wallet);
        String refusal = wallet.terms().refusalOf(paid.amountCents());
        if (paid.isWorthSomething() && !limitless && refusal != null) {
            input.problems().add("paid_credits", refusal);
        }
        return paid;
    }

    private static CreditValue value(Input input, String field, Into wallet) {
        BigDecimal credits = Credits.amount(input, field);
        CreditValue value = Credits.value(input, field, credits, wallet.rate());
        if (wallet.balanceCents() > Input.MAX_CENTS - value.amountCents()) {
            Credits.refuse(input, field);
        }
        return value;
    }

    private static @Nullable String name(Input input, String field) {
        if (!Credits.isSent(input, field)) {
            return null;
        }
        boolean text = input.node().path(field).isString();
        String name = text ? input.text(field) : null;
        input.problems()
                .addIf(!text, field, "invalid_value")
                .addIf(name != null && name.length() > MAX_NAME, field, "too_long");
        return name;
    }

    private static int priority(Input input, String field) {
        Integer priority = input.integer(field, 1, DEFAULT_PRIORITY);
        return priority == null ? DEFAULT_PRIORITY : priority;
    }

    boolean voids() {
        return voidedCredits != null || voidedTransactionId != null;
    }
}
