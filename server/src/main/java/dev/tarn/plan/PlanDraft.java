package dev.tarn.plan;

import dev.tarn.engine.time.Interval;
import dev.tarn.platform.Formats;
import dev.tarn.platform.Input;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a plan itself is to be, after a request: what was sent, else what it was (SUB-001 to SUB-007).
 *
 * @param interval null only while the draft has problems
 */
record PlanDraft(
        String code,
        String name,
        @Nullable String invoiceDisplayName,
        @Nullable String description,
        @Nullable Interval interval,
        long amountCents,
        String currency,
        boolean payInAdvance,
        @Nullable BigDecimal trialPeriodDays,
        @Nullable Boolean billChargesMonthly,
        @Nullable Boolean billFixedChargesMonthly) {
    static final int MAX_NAME = 255;
    static final int MAX_TEXT = 5000;
    private static final BigDecimal MAX_TRIAL_DAYS = BigDecimal.valueOf(36_500);
    private static final int TRIAL_SCALE = 6;

    static PlanDraft ofNew(Input input) {
        Interval interval = interval(input);
        return new PlanDraft(
                input.mandatoryText("code", MAX_NAME),
                input.mandatoryText("name", MAX_NAME),
                input.text("invoice_display_name", MAX_NAME),
                input.text("description", MAX_TEXT),
                interval,
                amount(input),
                currency(input),
                payInAdvance(input),
                trial(input),
                monthly(input, "bill_charges_monthly", interval),
                monthly(input, "bill_fixed_charges_monthly", interval));
    }

    /** Once a subscription exists only names, description and price change; the rest is ignored (SUB-024). */
    static PlanDraft change(Input input, Plan now, boolean inUse) {
        return inUse ? changeInUse(input, now) : changeUnused(input, now);
    }

    private static PlanDraft changeInUse(Input input, Plan now) {
        return new PlanDraft(
                now.code(),
                name(input, now),
                invoiceDisplayName(input, now),
                description(input, now),
                now.interval(),
                amount(input, now),
                now.currency(),
                now.payInAdvance(),
                now.trialPeriodDays(),
                now.billChargesMonthly(),
                now.billFixedChargesMonthly());
    }

    /** The monthly flags follow the request alone: without an interval in it they are cleared (SUB-023). */
    private static PlanDraft changeUnused(Input input, Plan now) {
        Interval sent = input.has("interval") ? interval(input) : null;
        return new PlanDraft(
                input.has("code") ? input.mandatoryText("code", MAX_NAME) : now.code(),
                name(input, now),
                invoiceDisplayName(input, now),
                description(input, now),
                input.has("interval") ? sent : now.interval(),
                amount(input, now),
                input.has("amount_currency") ? currency(input) : now.currency(),
                input.has("pay_in_advance") ? payInAdvance(input) : now.payInAdvance(),
                input.has("trial_period") ? trial(input) : now.trialPeriodDays(),
                monthly(input, "bill_charges_monthly", sent),
                monthly(input, "bill_fixed_charges_monthly", sent));
    }

    private static String name(Input input, Plan now) {
        return input.has("name") ? input.mandatoryText("name", MAX_NAME) : now.name();
    }

    private static @Nullable String invoiceDisplayName(Input input, Plan now) {
        return input.has("invoice_display_name")
                ? input.text("invoice_display_name", MAX_NAME)
                : now.invoiceDisplayName();
    }

    private static @Nullable String description(Input input, Plan now) {
        return input.has("description") ? input.text("description", MAX_TEXT) : now.description();
    }

    private static @Nullable Interval interval(Input input) {
        Interval interval = input.constant("interval", Interval.class);
        input.problems().addIf(interval == null, "interval", "value_is_invalid");
        return interval;
    }

    private static long amount(Input input, Plan now) {
        return input.has("amount_cents") ? amount(input) : now.amountCents();
    }

    private static long amount(Input input) {
        if (!input.has("amount_cents") || input.isNull("amount_cents")) {
            input.problems().add("amount_cents", "value_is_mandatory");
            return 0;
        }
        Long cents = input.cents("amount_cents");
        return cents == null ? 0 : cents;
    }

    private static String currency(Input input) {
        String sent = input.text("amount_currency");
        return Formats.currency(sent == null ? "" : sent).orElseGet(() -> {
            input.problems().add("amount_currency", "value_is_invalid");
            return "";
        });
    }

    private static boolean payInAdvance(Input input) {
        Boolean sent = input.flag("pay_in_advance");
        if (sent == null && !input.problems().has("pay_in_advance")) {
            input.problems().add("pay_in_advance", "value_is_mandatory");
        }
        return Boolean.TRUE.equals(sent);
    }

    static @Nullable BigDecimal trial(Input input) {
        BigDecimal days = input.decimal("trial_period");
        if (days == null) {
            return null;
        }
        boolean outside = days.signum() < 0 || days.compareTo(MAX_TRIAL_DAYS) > 0;
        input.problems().addIf(outside, "trial_period", "value_is_out_of_range");
        return outside ? null : days.setScale(TRIAL_SCALE, java.math.RoundingMode.HALF_UP);
    }

    /** Means something only to intervals that can be split into months (SUB-006). */
    private static @Nullable Boolean monthly(Input input, String field, @Nullable Interval interval) {
        Boolean sent = input.flag(field);
        return interval == null || !interval.canBeSplit() ? null : Boolean.TRUE.equals(sent);
    }
}
