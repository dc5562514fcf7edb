package dev.tarn.coupon;

import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon is to be, after a request: what was sent, else what it was.
 *
 * @param limits null: they stay as they are
 */
record CouponDraft(
        String code,
        String name,
        @Nullable String description,
        CouponTerms terms,
        boolean reusable,
        @Nullable Instant expirationAt,
        @Nullable Limits limits) {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 5000;
    private static final List<String> EXPIRATIONS = List.of("no_expiration", "time_limit");

    /** Plans or metrics, by code. */
    record Limits(List<String> planCodes, List<String> metricCodes) {

        /** CRD-014. */
        static @Nullable Limits of(Input input) {
            Input appliesTo = input.object("applies_to");
            if (appliesTo == null) {
                return null;
            }
            List<String> plans = appliesTo.texts("plan_codes");
            List<String> metrics = appliesTo.texts("billable_metric_codes");
            var limits = new Limits(plans == null ? List.of() : plans, metrics == null ? List.of() : metrics);
            if (!limits.planCodes().isEmpty() && !limits.metricCodes().isEmpty()) {
                throw Refusal.notAllowed("only_one_limitation_type_per_coupon_allowed");
            }
            return limits;
        }
    }

    static CouponDraft creating(Input input, Instant now) {
        boolean hasExpiration = input.oneOf("expiration", EXPIRATIONS) != null;
        input.problems()
                .addIf(!hasExpiration && !input.problems().has("expiration"), "expiration", "value_is_mandatory");
        return new CouponDraft(
                input.mandatoryText("code", MAX_NAME),
                input.mandatoryText("name", MAX_NAME),
                input.text("description", MAX_TEXT),
                CouponTerms.of(input, null),
                input.flag("reusable", true),
                expiration(input, null, now),
                Limits.of(input));
    }

    /** Of one that was given out, only its name, description and expiration change; the rest is silently left (CRD-015). */
    static CouponDraft changing(Coupon coupon, boolean givenOut, Input input, Instant now) {
        return new CouponDraft(
                givenOut || !input.has("code") ? coupon.code() : input.mandatoryText("code", MAX_NAME),
                input.has("name") ? input.mandatoryText("name", MAX_NAME) : coupon.name(),
                input.has("description") ? input.text("description", MAX_TEXT) : coupon.description(),
                givenOut ? coupon.terms() : CouponTerms.of(input, coupon.terms()),
                givenOut ? coupon.reusable() : input.flag("reusable", coupon.reusable()),
                expiration(input, coupon.expirationAt(), now),
                givenOut ? null : Limits.of(input));
    }

    /** In the future, when it is sent (CRD-012). */
    private static @Nullable Instant expiration(Input input, @Nullable Instant before, Instant now) {
        String kind = input.oneOf("expiration", EXPIRATIONS);
        Instant at = input.instant("expiration_at");
        input.problems().addIf(at != null && !at.isAfter(now), "expiration_at", "invalid_date");
        if (kind == null) {
            return before == null || at == null ? before : at;
        }
        if (kind.equals("no_expiration")) {
            return null;
        }
        Instant known = at == null ? before : at;
        input.problems()
                .addIf(known == null && !input.problems().has("expiration_at"), "expiration_at", "value_is_mandatory");
        return known;
    }
}
