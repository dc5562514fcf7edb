package dev.tarn.coupon;

import dev.tarn.engine.invoice.Coupon.Scope;
import dev.tarn.engine.invoice.DiscountableFee;
import dev.tarn.engine.invoice.Discounts;
import dev.tarn.engine.invoice.HeldCoupon;
import dev.tarn.engine.money.Currency;
import dev.tarn.engine.money.Money;
import dev.tarn.invoice.CouponSource;
import dev.tarn.invoice.CreditType;
import dev.tarn.invoice.NewCredit;
import dev.tarn.platform.BillingClock;
import dev.tarn.platform.Known;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Uses up what customers hold, invoice by invoice (CRD-030 to CRD-032). */
@Component
class CouponUse implements CouponSource {
    private final AppliedCouponStore store;
    private final CouponTargets targets;
    private final BillingClock clock;

    CouponUse(AppliedCouponStore store, CouponTargets targets, BillingClock clock) {
        this.store = store;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Used> use(Tenant tenant, List<Finalizing> invoices) {
        var active = store.lockActive(
                tenant,
                invoices.stream()
                        .map(finalizing -> finalizing.invoice().customerId())
                        .collect(Collectors.toSet()));
        if (active.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Hand> hands = hands(active);
        var discountable = targets.of(invoices.stream()
                .map(Finalizing::invoice)
                .filter(invoice -> hands.containsKey(invoice.customerId()))
                .toList());
        var used = new HashMap<UUID, Used>();
        for (Finalizing finalizing : invoices) {
            Hand hand = hands.get(finalizing.invoice().customerId());
            if (hand != null) {
                var fees = discountable.fees(finalizing.invoice(), finalizing.progressive());
                Used taken = hand.use(finalizing, fees);
                if (!taken.credits().isEmpty()) {
                    used.put(finalizing.invoiceId(), taken);
                }
            }
        }
        Instant now = clock.now(tenant);
        hands.values().forEach(hand -> hand.changed.forEach((id, held) -> store.write(id, held, now)));
        return used;
    }

    private Map<UUID, Hand> hands(Map<UUID, List<AppliedCoupon>> active) {
        Map<UUID, Scope> scopes = targets.scopes(active.values().stream()
                .flatMap(List::stream)
                .map(applied -> applied.coupon().id())
                .collect(Collectors.toSet()));
        var hands = new HashMap<UUID, Hand>();
        active.forEach((customerId, coupons) -> hands.put(customerId, new Hand(coupons, scopes)));
        return hands;
    }

    /** What one customer holds, oldest first, as it dwindles. */
    private static final class Hand {
        private final Map<String, AppliedCoupon> applied = new LinkedHashMap<>();
        private final Map<String, HeldCoupon> held = new LinkedHashMap<>();
        private final Map<UUID, HeldCoupon> changed = new LinkedHashMap<>();

        Hand(List<AppliedCoupon> coupons, Map<UUID, Scope> scopes) {
            for (AppliedCoupon coupon : coupons) {
                String id = coupon.id().toString();
                var terms = coupon.terms();
                var usable = new dev.tarn.engine.invoice.Coupon(
                        id, Known.in(scopes, coupon.coupon().id()), terms.discount(coupon.creditedCents()));
                int periods = coupon.periodsRemaining() == null ? 0 : coupon.periodsRemaining();
                applied.put(id, coupon);
                held.put(id, new HeldCoupon(usable, terms.frequency(), periods, true));
            }
        }

        Used use(Finalizing finalizing, List<DiscountableFee> fees) {
            long feesCents = fees.stream().map(DiscountableFee::amountCents).reduce(0L, Money::addCents);
            long subTotalCents =
                    Money.subtractCents(feesCents, finalizing.progressive().amountCents());
            var usable = held.values().stream()
                    .filter(HeldCoupon::active)
                    .map(HeldCoupon::coupon)
                    .toList();
            var discounts = Discounts.of(
                    usable,
                    fees,
                    subTotalCents,
                    Currency.of(finalizing.invoice().currency()));
            return new Used(
                    discounts, discounts.credits().stream().map(this::record).toList());
        }

        private NewCredit record(Discounts.Credit credit) {
            AppliedCoupon source = Known.in(applied, credit.coupon().id());
            HeldCoupon left = Known.in(held, credit.coupon().id()).afterUse(credit.amountCents());
            held.put(credit.coupon().id(), left);
            changed.put(source.id(), left);
            var coupon = source.coupon();
            return new NewCredit(
                    CreditType.COUPON, source.id(), coupon.id(), coupon.code(), coupon.name(), credit.amountCents());
        }
    }
}
