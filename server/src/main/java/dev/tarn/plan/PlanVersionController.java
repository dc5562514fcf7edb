package dev.tarn.plan;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/plans/{code}/versions")
class PlanVersionController {
    private final PlanVersions versions;

    PlanVersionController(PlanVersions versions) {
        this.versions = versions;
    }

    @GetMapping
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, Object> list(Tenant tenant, @PathVariable String code, Page page) {
        return versions.page(tenant, code, page).map(PlanVersionJson::of).as("versions");
    }

    @GetMapping("/{number}")
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, @Nullable Object> get(
            Tenant tenant, @PathVariable String code, @PathVariable String number, Query query) {
        Integer comparedWith = query.integer("compared_with").orElse(null);
        return Answer.of("version", PlanVersionJson.Whole.of(versions.require(tenant, code, number, comparedWith)));
    }
}
