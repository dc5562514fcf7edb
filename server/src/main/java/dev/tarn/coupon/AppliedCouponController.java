package dev.tarn.coupon;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.invoice.CreditReader;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Paged;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class AppliedCouponController {
    private final AppliedCoupons applied;
    private final CreditReader credits;

    AppliedCouponController(AppliedCoupons applied, CreditReader credits) {
        this.applied = applied;
        this.credits = credits;
    }

    @PostMapping("/applied_coupons")
    @Requires(value = Permission.COUPONS_ATTACH, key = ApiResource.APPLIED_COUPON)
    Map<String, @Nullable Object> apply(Tenant tenant, @Body("applied_coupon") Input input) {
        return answer(tenant, applied.apply(tenant, input));
    }

    @GetMapping("/applied_coupons")
    @Requires(value = Permission.COUPONS_VIEW, key = ApiResource.APPLIED_COUPON)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return answer(tenant, applied.page(tenant, query, page));
    }

    @GetMapping("/customers/{externalId}/applied_coupons")
    @Requires(value = Permission.COUPONS_VIEW, key = ApiResource.APPLIED_COUPON)
    Map<String, Object> listOfCustomer(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return answer(tenant, applied.pageOfCustomer(tenant, externalId, query, page));
    }

    @DeleteMapping("/customers/{externalId}/applied_coupons/{id}")
    @Requires(value = Permission.COUPONS_DETACH, key = ApiResource.APPLIED_COUPON)
    Map<String, @Nullable Object> terminate(Tenant tenant, @PathVariable String externalId, @PathVariable String id) {
        UUID appliedId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("applied_coupon"));
        return answer(tenant, applied.terminate(tenant, externalId, appliedId));
    }

    private Map<String, @Nullable Object> answer(Tenant tenant, AppliedCoupon coupon) {
        return Answer.of("applied_coupon", shown(tenant, List.of(coupon)).getFirst());
    }

    private Map<String, Object> answer(Tenant tenant, Paged<AppliedCoupon> page) {
        return page.withItems(shown(tenant, page.items())).as("applied_coupons");
    }

    private List<AppliedCouponJson> shown(Tenant tenant, List<AppliedCoupon> coupons) {
        var taken = credits.byAppliedCoupon(
                tenant, coupons.stream().map(AppliedCoupon::id).toList());
        return coupons.stream()
                .map(coupon -> AppliedCouponJson.of(coupon, taken.getOrDefault(coupon.id(), List.of())))
                .toList();
    }
}
