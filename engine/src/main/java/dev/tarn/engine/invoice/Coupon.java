package dev.tarn.engine.invoice;

import dev.tarn.engine.money.Currency;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A coupon applied to a customer.
 *
 * @param id of the application, not of the coupon: the same coupon may be applied twice
 */
public record Coupon(String id, Scope scope, Discount discount) {

    /** What a coupon is limited to (INV-093). */
    public sealed interface Scope {

        /** Charge fees of these metrics. */
        record Metrics(Set<String> ids) implements Scope {
            public Metrics {
                ids = Set.copyOf(ids);
            }
        }

        /** Every fee of a subscription on one of these plans or on an override of one. */
        record Plans(Set<String> ids) implements Scope {
            public Plans {
                ids = Set.copyOf(ids);
            }
        }

        /** No limit. */
        record Everything() implements Scope {}

        /** Whether a fee falls under the limit. */
        default boolean covers(DiscountableFee fee) {
            return switch (this) {
                case Metrics metrics -> fee.metricId() != null && metrics.ids().contains(fee.metricId());
                case Plans plans -> fee.planIds().stream().anyMatch(plans.ids()::contains);
                case Everything _ -> true;
            };
        }

        /** Limited coupons come first, those limited to metrics before those limited to plans (INV-090). */
        default int rank() {
            return switch (this) {
                case Metrics _ -> 0;
                case Plans _ -> 1;
                case Everything _ -> 2;
            };
        }
    }

    /** How much a coupon takes off (INV-095). */
    public sealed interface Discount {

        /** A share of the base, in percent, more than 0. */
        record Percentage(BigDecimal ratePercent) implements Discount {}

        /** An amount, as far as the base goes: what remains of a coupon to be used once, the full amount of a repeated one. */
        record Fixed(long availableCents, Currency currency) implements Discount {}
    }
}
