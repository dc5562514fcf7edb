package dev.tarn.access;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Http;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Route;
import dev.tarn.testing.Session;
import dev.tarn.testing.Team;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each built-in role, and a key without grants, at every endpoint: who may not is told so before anything else is looked at. */
class PermissionMatrixTest {
    private static final String UNREADABLE = "{";
    private static final Team TEAM = Team.inLiveOrganization();

    private static List<Route> guarded() {
        return Route.all().stream()
                .filter(route -> route.handler().hasMethodAnnotation(Requires.class))
                .toList();
    }

    private static Requires requirement(Route route) {
        Requires requires = route.handler().getMethodAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalArgumentException(route + " requires nothing");
        }
        return requires;
    }

    private static String nowhere(Route route) {
        String id = UUID.randomUUID().toString();
        return route.path((collection, variable) -> id);
    }

    @ParameterizedTest
    @EnumSource(BuiltInRole.class)
    void a_role_that_lacks_the_permission_gets_403_whatever_it_sends(BuiltInRole role) {
        Session member = role == BuiltInRole.ADMIN ? TEAM.owner() : TEAM.member(role.code());
        for (Route route : guarded()) {
            Object body = route.isSafe() || route.method().equals("DELETE") ? null : UNREADABLE;
            Reply reply = member.send(route.method(), nowhere(route), body, Map.of());

            boolean holds = !Collections.disjoint(
                    role.permissions(), Set.of(requirement(route).value()));
            if (holds && route.pattern().endsWith("/events_enriched")) {
                // Tarn has no such thing, whoever asks (MTR-053)
                reply.isRefused(403, "feature_unavailable");
            } else if (holds) {
                assertThat(reply.status())
                        .as("%s as %s: %s", route, role, reply.text())
                        .isNotIn(401, 403)
                        .isLessThan(500);
            } else {
                assertThat(reply.status()).as("%s as %s", route, role).isEqualTo(403);
                assertThat(reply.isRefused(403, "forbidden").at("/error_details/required_permissions"))
                        .hasSize(requirement(route).value().length);
            }
        }
    }

    @Test
    void a_key_without_grants_opens_nothing() {
        var made = TEAM.owner()
                .post("/api/v1/api_keys", object("api_key", object("name", "Bare", "permissions", object())));
        String key = made.ok().at("/api_key/value").asString();
        for (Route route : guarded()) {
            ApiResource resource = requirement(route).key();
            if (resource != ApiResource.ANY) {
                Reply reply = Http.send(
                        route.method(),
                        nowhere(route),
                        route.isSafe() || route.method().equals("DELETE") ? null : UNREADABLE,
                        Map.of("Authorization", "Bearer " + key));
                String mode = route.isSafe() ? "read" : "write";
                reply.isRefused(
                        403,
                        resource == ApiResource.NONE
                                ? "forbidden"
                                : mode + "_action_not_allowed_for_" + resource.key());
            }
        }
    }

    @Test
    void nobody_in_particular_gets_401_everywhere_but_at_public_doors() {
        for (Route route : Route.all()) {
            if (!route.handler().hasMethodAnnotation(Public.class)) {
                Object body = route.isSafe() || route.method().equals("DELETE") ? null : UNREADABLE;
                Reply reply = Http.send(route.method(), nowhere(route), body, Map.of());
                assertThat(reply.status()).as(route.toString()).isEqualTo(401);
            }
        }
    }
}
