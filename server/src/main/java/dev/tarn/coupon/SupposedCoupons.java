package dev.tarn.coupon;

import dev.tarn.customer.Customer;
import dev.tarn.customer.Customers;
import dev.tarn.platform.Input;
import dev.tarn.platform.Problems;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Coupons that a preview supposes a customer to hold, in a transaction that takes them back (INV-187). */
@Component
public class SupposedCoupons {
    private final AppliedCouponStore store;
    private final AppliedCoupons applied;
    private final Coupons coupons;
    private final CouponStore known;
    private final Customers customers;

    SupposedCoupons(
            AppliedCouponStore store, AppliedCoupons applied, Coupons coupons, CouponStore known, Customers customers) {
        this.store = store;
        this.applied = applied;
        this.coupons = coupons;
        this.known = known;
        this.customers = customers;
    }

    /** Known ones by code, others by what is said of them; whoever holds any already keeps to these. */
    public void suppose(Tenant tenant, String externalCustomerId, List<Input> supposed) {
        Customer customer = customers.requireByExternalId(tenant, externalCustomerId);
        if (supposed.isEmpty()
                || !store.lockActive(tenant, Set.of(customer.id())).isEmpty()) {
            return;
        }
        for (Input one : supposed) {
            String code = one.mandatoryText("code", 255);
            one.problems().orThrow();
            if (!known.isTaken(tenant, code)) {
                coupons.create(tenant, described(one.node(), code));
            }
            var fields = JsonNodeFactory.instance
                    .objectNode()
                    .put("external_customer_id", externalCustomerId)
                    .put("coupon_code", code);
            applied.apply(tenant, new Input(fields, new Problems()));
        }
    }

    private static Input described(ObjectNode sent, String code) {
        ObjectNode fields = sent.deepCopy();
        if (fields.path("name").asString("").isBlank()) {
            fields.put("name", code);
        }
        boolean recurring = !fields.path("frequency_duration").isMissingNode()
                && !fields.path("frequency_duration").isNull();
        fields.put("frequency", recurring ? "recurring" : "once").put("expiration", "no_expiration");
        return new Input(fields, new Problems());
    }
}
