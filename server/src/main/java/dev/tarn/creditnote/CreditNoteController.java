package dev.tarn.creditnote;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Input;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class CreditNoteController {
    private final CreditNotes notes;
    private final CreditNoteAnswers answers;

    CreditNoteController(CreditNotes notes, CreditNoteAnswers answers) {
        this.notes = notes;
        this.answers = answers;
    }

    @PostMapping("/credit_notes")
    @Requires(value = Permission.CREDIT_NOTES_CREATE, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("credit_note") Input input) {
        return answers.of(tenant, notes.create(tenant, input));
    }

    @PostMapping("/credit_notes/estimate")
    @Requires(value = Permission.CREDIT_NOTES_CREATE, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> estimate(Tenant tenant, @Body("credit_note") Input input) {
        return Answer.of("estimated_credit_note", EstimateJson.of(notes.estimate(tenant, input)));
    }

    @GetMapping("/credit_notes")
    @Requires(value = Permission.CREDIT_NOTES_VIEW, key = ApiResource.CREDIT_NOTE)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return answers.of(tenant, notes.page(tenant, query, page));
    }

    @GetMapping("/customers/{externalId}/credit_notes")
    @Requires(value = Permission.CREDIT_NOTES_VIEW, key = ApiResource.CREDIT_NOTE)
    Map<String, Object> listOfCustomer(Tenant tenant, @PathVariable String externalId, Query query, Page page) {
        return answers.of(tenant, notes.pageOfCustomer(tenant, externalId, query, page));
    }

    @GetMapping("/credit_notes/{id}")
    @Requires(value = Permission.CREDIT_NOTES_VIEW, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return answers.of(tenant, notes.require(tenant, idOf(id)));
    }

    @PutMapping("/credit_notes/{id}")
    @Requires(value = Permission.CREDIT_NOTES_UPDATE, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String id, @Body("credit_note") Input input) {
        return answers.of(tenant, notes.update(tenant, idOf(id), input));
    }

    @PutMapping("/credit_notes/{id}/void")
    @Requires(value = Permission.CREDIT_NOTES_VOID, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> voidCredit(Tenant tenant, @PathVariable String id) {
        return answers.of(tenant, notes.voidCredit(tenant, idOf(id)));
    }

    @PostMapping("/credit_notes/{id}/metadata")
    @Requires(value = Permission.CREDIT_NOTES_UPDATE, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> replaceMetadata(Tenant tenant, @PathVariable String id, @Body Input input) {
        return Answer.of("metadata", notes.replaceMetadata(tenant, idOf(id), input));
    }

    @RequestMapping(
            path = "/credit_notes/{id}/metadata",
            method = {RequestMethod.PUT, RequestMethod.PATCH})
    @Requires(value = Permission.CREDIT_NOTES_UPDATE, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> mergeMetadata(Tenant tenant, @PathVariable String id, @Body Input input) {
        return Answer.of("metadata", notes.mergeMetadata(tenant, idOf(id), input));
    }

    @DeleteMapping("/credit_notes/{id}/metadata")
    @Requires(value = Permission.CREDIT_NOTES_UPDATE, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> deleteMetadata(Tenant tenant, @PathVariable String id) {
        notes.deleteMetadata(tenant, idOf(id));
        return Answer.of("metadata", null);
    }

    @DeleteMapping("/credit_notes/{id}/metadata/{key}")
    @Requires(value = Permission.CREDIT_NOTES_UPDATE, key = ApiResource.CREDIT_NOTE)
    Map<String, @Nullable Object> deleteMetadataKey(Tenant tenant, @PathVariable String id, @PathVariable String key) {
        return Answer.of("metadata", notes.deleteMetadataKey(tenant, idOf(id), key));
    }

    private static UUID idOf(String id) {
        return Ids.parse(id).orElseThrow(CreditNotes::notFound);
    }
}
