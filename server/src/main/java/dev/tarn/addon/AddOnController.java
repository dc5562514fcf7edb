package dev.tarn.addon;

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
@RequestMapping("/api/v1/add_ons")
class AddOnController {
    private final AddOns addOns;

    AddOnController(AddOns addOns) {
        this.addOns = addOns;
    }

    @PostMapping
    @Requires(value = Permission.ADDONS_CREATE, key = ApiResource.ADD_ON)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("add_on") Input input) {
        return answer(addOns.create(tenant, input));
    }

    @GetMapping
    @Requires(value = Permission.ADDONS_VIEW, key = ApiResource.ADD_ON)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return addOns.page(tenant, query, page).map(AddOnJson::of).as("add_ons");
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.ADDONS_VIEW, key = ApiResource.ADD_ON)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String code) {
        return answer(addOns.requireByCode(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.ADDONS_UPDATE, key = ApiResource.ADD_ON)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String code, @Body("add_on") Input input) {
        return answer(addOns.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.ADDONS_DELETE, key = ApiResource.ADD_ON)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return answer(addOns.delete(tenant, code));
    }

    private static Map<String, @Nullable Object> answer(AddOn addOn) {
        return Answer.of("add_on", AddOnJson.of(addOn));
    }
}
