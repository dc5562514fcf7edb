package dev.tarn.backfill;

import static dev.tarn.access.Permission.ORGANIZATION_UPDATE;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.event.EventUpload;
import dev.tarn.platform.Answer;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/backfills")
class BackfillController {
    private static final String BACKFILL = "backfill";

    private final Backfills backfills;
    private final EventUpload upload;

    BackfillController(Backfills backfills, EventUpload upload) {
        this.backfills = backfills;
        this.upload = upload;
    }

    @PostMapping
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    void create(Tenant tenant, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        UUID id = backfills.begin(tenant);
        try {
            upload.take(
                    tenant,
                    request,
                    response,
                    true,
                    new UploadedEvents(backfills, tenant, id),
                    taken -> new EventUpload.Said(BACKFILL, finished(tenant, id, taken)));
        } finally {
            // deletes only what was not finished
            backfills.discard(tenant, id);
        }
    }

    private @Nullable BackfillJson finished(Tenant tenant, UUID id, EventUpload.Taken taken) {
        return taken.complete() ? BackfillJson.of(backfills.finish(tenant, id, taken)) : null;
    }

    @GetMapping
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    Map<String, Object> list(Tenant tenant, Page page) {
        return backfills.page(tenant, page).map(BackfillJson::of).as("backfills");
    }

    @GetMapping("/{id}")
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return Answer.of(BACKFILL, BackfillJson.of(backfills.get(tenant, known(id))));
    }

    @GetMapping("/{id}/differences")
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    Map<String, Object> differences(Tenant tenant, @PathVariable String id, Page page) {
        return backfills
                .differences(tenant, known(id), page)
                .map(DifferenceJson::of)
                .as("differences");
    }

    @PostMapping("/{id}/apply")
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> apply(Tenant tenant, @PathVariable String id) {
        return Answer.of(BACKFILL, BackfillJson.of(backfills.apply(tenant, known(id))));
    }

    @PostMapping("/{id}/undo")
    @Requires(value = ORGANIZATION_UPDATE, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> undo(Tenant tenant, @PathVariable String id) {
        return Answer.of(BACKFILL, BackfillJson.of(backfills.undo(tenant, known(id))));
    }

    private static UUID known(String id) {
        return Ids.parse(id).orElseThrow(() -> Refusal.notFound(BACKFILL));
    }
}
