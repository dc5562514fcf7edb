package dev.tarn.integration;

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
@RequestMapping("/api/v1/integrations")
class IntegrationController {
    private final Connections connections;

    IntegrationController(Connections connections) {
        this.connections = connections;
    }

    @GetMapping
    @Requires(Permission.ORGANIZATION_INTEGRATIONS_VIEW)
    Map<String, Object> list(Tenant tenant, Query query, Page page) {
        return connections
                .page(tenant, query, page)
                .map(found -> shown(tenant, found))
                .as("integrations");
    }

    @PostMapping
    @Requires(Permission.ORGANIZATION_INTEGRATIONS_CREATE)
    Map<String, @Nullable Object> create(Tenant tenant, @Body("integration") Input input) {
        return answer(tenant, connections.create(tenant, input));
    }

    @GetMapping("/{id}")
    @Requires(Permission.ORGANIZATION_INTEGRATIONS_VIEW)
    Map<String, @Nullable Object> show(Tenant tenant, @PathVariable String id) {
        return answer(tenant, connections.require(tenant, id));
    }

    @PutMapping("/{id}")
    @Requires(Permission.ORGANIZATION_INTEGRATIONS_UPDATE)
    Map<String, @Nullable Object> update(Tenant tenant, @PathVariable String id, @Body("integration") Input input) {
        return answer(tenant, connections.update(tenant, id, input));
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.ORGANIZATION_INTEGRATIONS_DELETE)
    Map<String, @Nullable Object> delete(Tenant tenant, @PathVariable String id) {
        return answer(tenant, connections.delete(tenant, id));
    }

    private static Map<String, @Nullable Object> answer(Tenant tenant, Connection connection) {
        return Answer.of("integration", shown(tenant, connection));
    }

    private static ConnectionJson shown(Tenant tenant, Connection connection) {
        return ConnectionJson.of(connection, Connections.webhookPath(tenant, connection));
    }
}
