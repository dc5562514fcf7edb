package dev.tarn.event;

import dev.tarn.access.ApiResource;
import dev.tarn.access.Permission;
import dev.tarn.access.Requires;
import dev.tarn.platform.Query;
import dev.tarn.platform.Refusal;
import dev.tarn.platform.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events by the thousand, each with an answer of its own (MTR-024 to MTR-028). */
@RestController
class BulkController {
    private final EventUpload upload;
    private final GroupCommit committer;

    BulkController(EventUpload upload, GroupCommit committer) {
        this.upload = upload;
        this.committer = committer;
    }

    @PostMapping("/api/v1/events/bulk")
    @Requires(value = Permission.DEVELOPERS_MANAGE, key = ApiResource.EVENT)
    void ingest(Tenant tenant, Query query, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        upload.take(tenant, request, response, acceptsDuplicates(query), committer::appendEach, taken -> null);
    }

    private static boolean acceptsDuplicates(Query query) {
        return switch (query.text("duplicates").orElse("reject")) {
            case "accept" -> true;
            case "reject" -> false;
            default -> throw Refusal.invalid("duplicates", "value_is_invalid");
        };
    }
}
