package dev.tarn.plan;

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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/plans")
class PlanController {
    private final Plans plans;
    private final PlanViews views;

    PlanController(Plans plans, PlanViews views) {
        this.plans = plans;
        this.views = views;
    }

    @PostMapping
    @Requires(value = Permission.PLANS_CREATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("plan") Input input) {
        return answer(tenant, plans.create(tenant, input));
    }

    @GetMapping
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        var found = plans.page(tenant, query, page);
        return found.withItems(views.json(tenant, found.items())).as("plans");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.PLANS_VIEW, key = ApiResource.PLAN)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String code) {
        return answer(tenant, plans.requireByCode(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("plan") Input input) {
        return answer(tenant, plans.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.PLANS_DELETE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return answer(tenant, plans.delete(tenant, code));
    }

    @PostMapping("/{code}/metadata")
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> replaceMetadata(Tenant tenant, @PathVariable String code, @Body Input input) {
        return metadata(plans.replaceMetadata(tenant, code, input));
    }

    @PatchMapping("/{code}/metadata")
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> mergeMetadata(Tenant tenant, @PathVariable String code, @Body Input input) {
        return metadata(plans.mergeMetadata(tenant, code, input));
    }

    @DeleteMapping("/{code}/metadata")
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> deleteMetadata(Tenant tenant, @PathVariable String code) {
        plans.deleteMetadata(tenant, code);
        return metadata(null);
    }

    @DeleteMapping("/{code}/metadata/{key}")
    @Requires(value = Permission.PLANS_UPDATE, key = ApiResource.PLAN)
    Map<String, @Nullable Object> deleteMetadataKey(
            Tenant tenant, @PathVariable String code, @PathVariable String key) {
        return metadata(plans.deleteMetadataKey(tenant, code, key));
    }

    private Map<String, @Nullable Object> answer(Tenant tenant, Plan plan) {
        return Answer.of("plan", views.json(tenant, plan));
    }

    private static Map<String, @Nullable Object> metadata(@Nullable Map<String, @Nullable String> metadata) {
        return Answer.of("metadata", metadata);
    }
}
