package dev.tarn.organization;

import dev.tarn.access.Public;
import dev.tarn.platform.Health;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Probes (PLT-016). */
@RestController
class HealthController {
    private final Health health;

    HealthController(Health health) {
        this.health = health;
    }

    @GetMapping("/health")
    @Public("a probe has no key")
    ResponseEntity<Map<String, String>> health() {
        return health.databaseAnswers()
                ? ResponseEntity.ok(Map.of("version", Health.VERSION, "github_url", "", "message", "Success"))
                : ResponseEntity.internalServerError()
                        .body(Map.of("message", "Unhealthy", "details", "the database does not answer"));
    }

    @GetMapping("/ready")
    @Public("a probe has no key")
    ResponseEntity<Map<String, String>> ready() {
        return health.isAcceptingRequests()
                ? ResponseEntity.ok(Map.of("status", "ok"))
                : ResponseEntity.status(503).body(Map.of("status", "shutting down"));
    }
}
