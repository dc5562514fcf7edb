package dev.tarn.coupon;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/coupons")
class CouponController {
    private final Coupons coupons;

    CouponController(Coupons coupons) {
        this.coupons = coupons;
    }

    @PostMapping
    @Requires(value = Permission.COUPONS_CREATE, key = ApiResource.COUPON)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("coupon") Input input) {
        return answer(coupons.create(tenant, input));
    }

    @GetMapping
    @Requires(value = Permission.COUPONS_VIEW, key = ApiResource.COUPON)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return coupons.page(tenant, query, page).map(CouponJson::of).as("coupons");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.COUPONS_VIEW, key = ApiResource.COUPON)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String code) {
        return answer(coupons.requireByCode(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.COUPONS_UPDATE, key = ApiResource.COUPON)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("coupon") Input input) {
        return answer(coupons.update(tenant, code, input));
    }

    @PostMapping("/{code}/terminate")
    @Requires(value = Permission.COUPONS_UPDATE, key = ApiResource.COUPON)
    Map<String, @Nullable Object> terminate(Tenant tenant, @PathVariable String code) {
        return answer(coupons.terminate(tenant, code));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.COUPONS_DELETE, key = ApiResource.COUPON)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return answer(coupons.delete(tenant, code));
    }

    private static Map<String, @Nullable Object> answer(Coupon coupon) {
        return Answer.of("coupon", CouponJson.of(coupon));
    }
}
