package dev.tarn.organization;

import static dev.tarn.access.Permission.DEVELOPERS_MANAGE;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Requires;
import dev.tarn.platform.Answer;
import dev.tarn.platform.DueWorkOverview;
import dev.tarn.platform.Ids;
import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work that waits or keeps failing. */
@RestController
@RequestMapping("/api/v1/due_work")
class DueWorkController {
    private final DueWorkOverview overview;

    DueWorkController(DueWorkOverview overview) {
        this.overview = overview;
    }

    @GetMapping
    @Requires(value = DEVELOPERS_MANAGE, key = ApiResource.ORGANIZATION)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return overview.list(tenant, query, page).map(DueWorkJson::of).as("due_work");
    }

    @PostMapping("/{id}/retry")
    @Requires(value = DEVELOPERS_MANAGE, key = ApiResource.ORGANIZATION)
    Map<String, @Nullable Object> retry(Tenant tenant, @PathVariable String id) {
        var workId = Ids.parse(id).orElseThrow(() -> Refusal.notFound("due_work"));
        return Answer.of("due_work", DueWorkJson.of(overview.retry(tenant, workId)));
    }
}
