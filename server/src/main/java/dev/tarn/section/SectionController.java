package dev.tarn.section;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
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
@RequestMapping("/api/v1/invoice_custom_sections")
class SectionController {
    private final CustomSections sections;

    SectionController(CustomSections sections) {
        this.sections = sections;
    }

    @GetMapping
    @Requires(value = Permission.INVOICE_CUSTOM_SECTIONS_VIEW, key = ApiResource.INVOICE_CUSTOM_SECTION)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return sections.page(tenant, query, page).map(SectionJson::of).as("invoice_custom_sections");
    }

    @PostMapping
    @Requires(value = Permission.INVOICE_CUSTOM_SECTIONS_CREATE, key = ApiResource.INVOICE_CUSTOM_SECTION)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("invoice_custom_section") Input input) {
        return SectionJson.envelope(sections.create(tenant, input));
    }

    @GetMapping("/{code}")
    @Requires(value = Permission.INVOICE_CUSTOM_SECTIONS_VIEW, key = ApiResource.INVOICE_CUSTOM_SECTION)
    Map<String, @Nullable Object> get(Tenant tenant, @PathVariable String code) {
        return SectionJson.envelope(sections.get(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = Permission.INVOICE_CUSTOM_SECTIONS_UPDATE, key = ApiResource.INVOICE_CUSTOM_SECTION)
    Map<String, @Nullable Object> update(
            Tenant tenant, @PathVariable String code, @Body("invoice_custom_section") Input input) {
        return SectionJson.envelope(sections.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = Permission.INVOICE_CUSTOM_SECTIONS_DELETE, key = ApiResource.INVOICE_CUSTOM_SECTION)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String code) {
        return SectionJson.envelope(sections.delete(tenant, code));
    }
}
