package dev.tarn.wallet;

import dev.tarn.engine.time.Interval;
import dev.tarn.engine.wallet.CreditRate;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.section.SectionChange;
import dev.tarn.wallet.WalletRule.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recurring rule as asked for (CRD-250).
 *
 * @param id the rule that is changed; null: a new one
 */
record RuleDraft(@Nullable UUID id, WalletRule.Terms terms, SectionChange sections) {
    private static final String FIELD = "recurring_transaction_rules";
    private static final int MAX_NAME = 255;

    /**
     * What the wallet says where a rule does not.
     *
     * @param paidCredits what the wallet itself is to begin with; 0 for a wallet that is there already
     */
    record Defaults(WalletTerms wallet, CreditRate rate, BigDecimal paidCredits, BigDecimal grantedCredits) {}

    /** The rules of a request, at most one; null where it does not speak of rules. */
    static @Nullable List<RuleDraft> read(Input input, Defaults defaults, List<WalletRule> known, Instant now) {
        if (!input.has(FIELD)) {
            return null;
        }
        List<Input> sent = input.objects(FIELD);
        if (sent == null) {
            return List.of();
        }
        if (sent.size() > 1) {
            input.problems().add(FIELD, "invalid_number_of_recurring_rules");
            return null;
        }
        return sent.stream()
                .map(rule -> read(input, rule, defaults, known, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RuleDraft> read(
            Input wallet, Input sent, Defaults defaults, List<WalletRule> known, Instant now) {
        var rule = new Input(sent.node(), new Problems());
        String id = rule.text("lago_id");
        Optional<WalletRule> before = known.stream()
                .filter(WalletRule::active)
                .filter(one ->
                        Ids.parse(String.valueOf(id)).filter(one.id()::equals).isPresent())
                .findFirst();
        var sections = SectionChange.nested(rule);
        WalletRule.Terms terms = terms(rule, before.map(WalletRule::terms).orElse(null), defaults, now);
        boolean unknown = id != null && before.isEmpty();
        if (terms == null || unknown || !rule.problems().isEmpty() || !isWithinLimits(terms, defaults)) {
            wallet.problems().add(FIELD, "invalid_recurring_rule");
            return Optional.empty();
        }
        BigDecimal threshold = terms.thresholdCredits();
        BigDecimal target = terms.targetCredits();
        wallet.problems()
                .addIf(
                        target != null && threshold != null && target.compareTo(threshold) < 0,
                        "target_ongoing_balance",
                        "must_be_greater_than_or_equal_threshold");
        return Optional.of(new RuleDraft(before.map(WalletRule::id).orElse(null), terms, sections));
    }

    /** A fixed amount that every purchase would be refused for is refused at once (CRD-216). */
    static boolean isWithinLimits(WalletRule.Terms rule, Defaults defaults) {
        if (rule.ignoresLimits()
                || rule.targetCredits() != null
                || rule.paidCredits().signum() == 0) {
            return true;
        }
        long cents = defaults.rate().bought(rule.paidCredits()).amountCents();
        return defaults.wallet().refusalOf(cents) == null;
    }

    private static WalletRule.@Nullable Terms terms(
            Input rule, WalletRule.@Nullable Terms before, Defaults defaults, Instant now) {
        Trigger trigger = rule.constant("trigger", Trigger.class);
        trigger = trigger == null && before != null ? before.trigger() : trigger;
        if (trigger == null) {
            return null;
        }
        Interval interval = interval(rule, trigger, before);
        BigDecimal threshold = threshold(rule, trigger, before);
        boolean targeted = targeted(rule, before);
        BigDecimal target = target(rule, targeted, before);
        boolean grantsTarget = rule.flag("grants_target_top_up", before != null && before.grantsTarget() && targeted);
        rule.problems().addIf(grantsTarget && !targeted, "grants_target_top_up", "value_is_invalid");
        boolean amountsAbsent =
                before == null && !Credits.isSent(rule, "paid_credits") && !Credits.isSent(rule, "granted_credits");
        return new WalletRule.Terms(
                trigger,
                interval,
                threshold,
                amountsAbsent
                        ? defaults.paidCredits()
                        : amount(rule, "paid_credits", before == null ? null : before.paidCredits(), defaults),
                amountsAbsent
                        ? defaults.grantedCredits()
                        : amount(rule, "granted_credits", before == null ? null : before.grantedCredits(), defaults),
                target,
                grantsTarget,
                rule.has("started_at") ? rule.instant("started_at") : before == null ? null : before.startedAt(),
                expirationAt(rule, before, now),
                rule.flag("ignore_paid_top_up_limits", before != null && before.ignoresLimits()),
                details(rule, before == null ? null : before.details(), defaults.wallet()));
    }

    private static @Nullable Interval interval(Input rule, Trigger trigger, WalletRule.@Nullable Terms before) {
        if (trigger != Trigger.INTERVAL) {
            return null;
        }
        Interval sent = rule.constant("interval", Interval.class);
        Interval interval = sent == null && before != null ? before.interval() : sent;
        rule.problems().addIf(interval == null, "interval", "value_is_mandatory");
        return interval;
    }

    private static @Nullable BigDecimal threshold(Input rule, Trigger trigger, WalletRule.@Nullable Terms before) {
        if (trigger != Trigger.THRESHOLD) {
            return null;
        }
        return decimal(rule, "threshold_credits", before == null ? null : before.thresholdCredits());
    }

    private static boolean targeted(Input rule, WalletRule.@Nullable Terms before) {
        String method = rule.oneOf("method", List.of("fixed", "target"));
        return method == null ? before != null && before.targetCredits() != null : method.equals("target");
    }

    private static @Nullable BigDecimal target(Input rule, boolean targeted, WalletRule.@Nullable Terms before) {
        return targeted
                ? decimal(rule, "target_ongoing_balance", before == null ? null : before.targetCredits())
                : null;
    }

    /** One that must be there. */
    private static @Nullable BigDecimal decimal(Input rule, String field, @Nullable BigDecimal before) {
        BigDecimal value =
                Credits.isSent(rule, field) ? Credits.decimal(rule, field).orElse(null) : before;
        rule.problems().addIf(value == null, field, "value_is_invalid");
        return value;
    }

    private static BigDecimal amount(Input rule, String field, @Nullable BigDecimal before, Defaults defaults) {
        if (!rule.has(field) && before != null) {
            return before;
        }
        BigDecimal credits = Credits.amount(rule, field);
        Credits.value(rule, field, credits, defaults.rate());
        return credits;
    }

    private static @Nullable Instant expirationAt(Input rule, WalletRule.@Nullable Terms before, Instant now) {
        Instant was = before == null ? null : before.expirationAt();
        if (!rule.has("expiration_at")) {
            return was;
        }
        Instant at = rule.instant("expiration_at");
        boolean past = at != null && !at.isAfter(now) && !Objects.equals(at, was);
        rule.problems().addIf(past, "expiration_at", "invalid_date");
        return at;
    }

    private static TransactionDetails details(Input rule, @Nullable TransactionDetails before, WalletTerms wallet) {
        var was = before == null
                ? new TransactionDetails(null, List.of(), wallet.requiresPayment(), null, PaymentChoice.NONE)
                : before;
        return new TransactionDetails(
                rule.has("transaction_name") ? rule.text("transaction_name", MAX_NAME) : was.name(),
                rule.has("transaction_metadata")
                        ? Pair.read(rule, "transaction_metadata", Pair.MAX_OF_WALLET)
                        : was.metadata(),
                rule.flag("invoice_requires_successful_payment", was.requiresPayment()),
                rule.has("purchase_order_number")
                        ? rule.text("purchase_order_number", MAX_NAME)
                        : was.purchaseOrderNumber(),
                PaymentChoice.of(rule, was.payment()));
    }
}
