package dev.tarn.access;

import static dev.tarn.testing.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.platform.Body;
import dev.tarn.testing.Furnished;
import dev.tarn.testing.Reply;
import dev.tarn.testing.Route;
import dev.tarn.testing.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import tools.jackson.databind.JsonNode;

/** What another organization has does not exist, whichever route is asked (PLT-013). */
class TenantIsolationTest {
    private final Furnished theirs = new Furnished();
    private final Session stranger = Session.register("Stranger");

    private static List<Route> routesWithIds() {
        return Route.all().stream()
                .filter(route -> route.hasVariables() && !route.handler().hasMethodAnnotation(Public.class))
                .toList();
    }

    @Test
    void the_ids_of_another_organization_lead_nowhere_on_any_route() {
        Map<String, JsonNode> before = readAll();
        for (Route route : routesWithIds()) {
            Reply foreign = call(route, route.path(theirs::value));
            Reply unknown = call(route, route.path(theirs::nothingLike));

            assertThat(foreign.status()).as("%s: %s", route, foreign.text()).isEqualTo(unknown.status());
            assertThat(foreign.text()).as(route.toString()).isEqualTo(unknown.text());
            if (route.pattern().endsWith("/past_usage")) {
                // a customer that is not there has used nothing (MTR-210)
                assertThat(foreign.text()).doesNotContain("lago_invoice_id");
            } else if (body(route) == null) {
                foreign.isRefused(404);
            } else {
                assertThat(foreign.status()).as("%s: %s", route, foreign.text()).isIn(400, 404, 422);
            }
        }
        assertThat(readAll()).isEqualTo(before);
    }

    /** Every route that reads, as the owner: the ids are good, and what they lead to can be compared. */
    private Map<String, JsonNode> readAll() {
        var found = new LinkedHashMap<String, JsonNode>();
        for (Route route : routesWithIds()) {
            if (route.isSafe() && !route.pattern().endsWith("/logo")) {
                found.put(
                        route.pattern(),
                        theirs.owner()
                                .get(route.path(theirs::value) + theirs.query(route))
                                .ok());
            }
        }
        assertThat(found).hasSizeGreaterThan(15);
        return found;
    }

    private Reply call(Route route, String path) {
        return stranger.send(route.method(), path + theirs.query(route), body(route), Map.of());
    }

    /** Something that could be written, under the name that the route reads. */
    private static @Nullable Object body(Route route) {
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            Body body = parameter.getParameterAnnotation(Body.class);
            if (body != null) {
                var fields = object("name", "Taken over");
                return body.value().isEmpty() ? fields : object(body.value(), fields);
            }
        }
        return null;
    }

    @Test
    void lists_of_a_stranger_hold_nothing_of_others() {
        for (Route route : Route.all()) {
            if (route.isSafe() && !route.hasVariables() && route.pattern().startsWith("/api/")) {
                String answer =
                        stranger.get(route.pattern() + "?to_date=2090-01-01").text();
                assertThat(answer)
                        .as(route.toString())
                        .doesNotContain(
                                theirs.sandbox().organizationId(),
                                theirs.value("customers", "externalId"),
                                theirs.value("plans", "code"),
                                theirs.value("invoices", "id"));
            }
        }
    }
}
