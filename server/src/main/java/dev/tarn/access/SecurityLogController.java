package dev.tarn.access;

import dev.tarn.platform.Page;
import dev.tarn.platform.Query;
import dev.tarn.platform.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class SecurityLogController {
    private final SecurityLog log;

    SecurityLogController(SecurityLog log) {
        this.log = log;
    }

    /** An entry on the wire (PLT-276). */
    private record EntryJson(
            UUID logId,
            String logType,
            String logEvent,
            @Nullable String userEmail,
            @Nullable UUID apiKeyId,
            JsonNode resources,
            JsonNode deviceInfo,
            Instant loggedAt) {

        static EntryJson of(SecurityLog.Entry entry) {
            return new EntryJson(
                    entry.id(),
                    entry.type(),
                    entry.event(),
                    entry.userEmail(),
                    entry.apiKeyId(),
                    entry.resources(),
                    entry.deviceInfo(),
                    entry.loggedAt());
        }
    }

    @GetMapping("/api/v1/security_logs")
    @Requires(value = Permission.SECURITY_LOGS_VIEW, key = ApiResource.SECURITY_LOG)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return log.list(tenant, query, page).map(EntryJson::of).as("security_logs");
    }
}
