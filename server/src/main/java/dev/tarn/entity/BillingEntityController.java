package dev.tarn.entity;

import static dev.tarn.access.Permission.BILLING_ENTITIES_CREATE;
import static dev.tarn.access.Permission.BILLING_ENTITIES_DELETE;
import static dev.tarn.access.Permission.BILLING_ENTITIES_UPDATE;
import static dev.tarn.access.Permission.BILLING_ENTITIES_VIEW;
import static dev.tarn.access.Permission.ORGANIZATION_EMAILS_UPDATE;
import static dev.tarn.access.Permission.ORGANIZATION_EMAILS_VIEW;
import static dev.tarn.access.Permission.ORGANIZATION_INVOICES_UPDATE;
import static dev.tarn.access.Permission.ORGANIZATION_INVOICES_VIEW;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import dev.tarn.section.SelectedSection;
import dev.tarn.tax.Tax;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing_entities")
class BillingEntityController {
    private final BillingEntities entities;

    BillingEntityController(BillingEntities entities) {
        this.entities = entities;
    }

    /** All of them: this list has no pages (PLT-003). */
    @GetMapping
    @Requires(value = BILLING_ENTITIES_VIEW, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> list(Tenant tenant) {
        var list = entities.list(tenant);
        var ids = list.stream().map(BillingEntity::id).toList();
        var taxes = entities.taxesOf(tenant, ids);
        var sections = entities.sectionsOf(tenant, ids);
        return Answer.of(
                "billing_entities",
                list.stream()
                        .map(entity -> BillingEntityJson.of(
                                entity,
                                taxes.getOrDefault(entity.id(), List.of()),
                                sections.getOrDefault(entity.id(), List.of())))
                        .toList());
    }

    @PostMapping
    @Requires(value = BILLING_ENTITIES_CREATE, key = ApiResource.BILLING_ENTITY)
    BillingEntityJson.Written create(Tenant tenant, @Body("billing_entity") Input input) {
        return written(tenant, entities.create(tenant, input));
    }

    @GetMapping("/{code}")
    @Requires(value = BILLING_ENTITIES_VIEW, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String code) {
        return whole(tenant, entities.get(tenant, code));
    }

    @PutMapping("/{code}")
    @Requires(value = BILLING_ENTITIES_UPDATE, key = ApiResource.BILLING_ENTITY)
    BillingEntityJson.Written update(Tenant tenant, @PathVariable String code, @Body("billing_entity") Input input) {
        return written(tenant, entities.update(tenant, code, input));
    }

    @DeleteMapping("/{code}")
    @Requires(value = BILLING_ENTITIES_DELETE, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> archive(Tenant tenant, @PathVariable String code) {
        return whole(tenant, entities.archive(tenant, code));
    }

    @GetMapping("/{code}/invoice_settings")
    @Requires(value = ORGANIZATION_INVOICES_VIEW, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> invoiceSettings(Tenant tenant, @PathVariable String code) {
        return BillingEntityJson.InvoiceSettingsJson.envelope(entities.get(tenant, code));
    }

    @PutMapping("/{code}/invoice_settings")
    @Requires(value = ORGANIZATION_INVOICES_UPDATE, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> updateInvoiceSettings(
            Tenant tenant, @PathVariable String code, @Body("invoice_settings") Input input) {
        return BillingEntityJson.InvoiceSettingsJson.envelope(entities.updateInvoiceSettings(tenant, code, input));
    }

    @GetMapping("/{code}/email_settings")
    @Requires(value = ORGANIZATION_EMAILS_VIEW, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> emailSettings(Tenant tenant, @PathVariable String code) {
        return BillingEntityJson.EmailSettingsJson.envelope(entities.get(tenant, code));
    }

    @PutMapping("/{code}/email_settings")
    @Requires(value = ORGANIZATION_EMAILS_UPDATE, key = ApiResource.BILLING_ENTITY)
    Map<String, @Nullable Object> updateEmailSettings(
            Tenant tenant, @PathVariable String code, @Body("email_settings") Input input) {
        return BillingEntityJson.EmailSettingsJson.envelope(entities.updateEmailSettings(tenant, code, input));
    }

    @GetMapping("/{id}/logo")
    @Requires(value = BILLING_ENTITIES_VIEW, key = ApiResource.BILLING_ENTITY)
    ResponseEntity<byte[]> logo(Tenant tenant, @PathVariable String id) {
        var logo = Ids.parse(id)
                .flatMap(known -> entities.logo(tenant, known))
                .orElseThrow(() -> Refusal.notFound("logo"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.contentType()))
                .body(logo.bytes());
    }

    private Map<String, @Nullable Object> whole(Tenant tenant, BillingEntity entity) {
        return BillingEntityJson.envelope(entity, taxesOf(tenant, entity), sectionsOf(tenant, entity));
    }

    private BillingEntityJson.Written written(Tenant tenant, BillingEntity entity) {
        return BillingEntityJson.written(entity, taxesOf(tenant, entity), sectionsOf(tenant, entity));
    }

    private List<Tax> taxesOf(Tenant tenant, BillingEntity entity) {
        return entities.taxesOf(tenant, List.of(entity.id())).getOrDefault(entity.id(), List.of());
    }

    private List<SelectedSection> sectionsOf(Tenant tenant, BillingEntity entity) {
        return entities.sectionsOf(tenant, List.of(entity.id())).getOrDefault(entity.id(), List.of());
    }
}
