package dev.tarn.entitlement;

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
@RequestMapping("/api/v1/features")
class FeatureController {
    private final Features features;

    FeatureController(Features features) {
        this.features = features;
    }

    @PostMapping
    @Requires(value = Permission.FEATURES_CREATE, key = ApiResource.FEATURE)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("feature") Input input) {
        return answer(features.create(tenant, input));
    }

    @GetMapping
    @Requires(value = Permission.FEATURES_VIEW, key = ApiResource.FEATURE)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return features.page(tenant, query, page).map(FeatureJson::of).as("features");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.FEATURES_VIEW, key = ApiResource.FEATURE)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String code) {
        return answer(features.get(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.FEATURES_UPDATE, key = ApiResource.FEATURE)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("feature") Input input) {
        return answer(features.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.FEATURES_DELETE, key = ApiResource.FEATURE)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return answer(features.delete(tenant, code));
    }

    @DeleteMapping("/{code}/privileges/{privilegeCode}")
    @Requires(value = Permission.FEATURES_UPDATE, key = ApiResource.FEATURE)
    Map<String, @Nullable Object> deletePrivilege(
            Tenant tenant, @PathVariable String code, @PathVariable String privilegeCode) {
        return answer(features.deletePrivilege(tenant, code, privilegeCode));
    }

    private static Map<String, @Nullable Object> answer(Feature feature) {
        return Answer.of("feature", FeatureJson.of(feature));
    }
}
