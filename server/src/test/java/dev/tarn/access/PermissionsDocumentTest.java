package dev.tarn.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.testing.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/permissions.md says what the code does. With {@code -Dtarn.write-docs=true} this test writes it. */
class PermissionsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");
    private static final String REPEAT =
            "out of date; write it with: mvn -pl engine,schema,server test -Dtest=PermissionsDocumentTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dtarn.write-docs=true";

    @Test
    void the_table_of_permissions_is_up_to_date() throws IOException {
        String document = document();
        if (Boolean.getBoolean("tarn.write-docs")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.readString(DOCUMENT)).as(REPEAT).isEqualTo(document);
    }

    private static String document() {
        return """
                # Permissions

                Written by `PermissionsDocumentTest` from the code, which decides; the test fails when this page is out of date.

                Members of an organization act with the union of their roles' permissions. The three roles below are built in; own roles choose
                among the same permissions. An API key has no role: it is granted `read` and `write` per resource.

                ## Roles

                %s
                ## Endpoints

                Where several permissions are named, one of them opens the door. The last column is what an API key must be granted.

                | Endpoint | Users | API keys |
                |---|---|---|
                %s""".formatted(roles(), endpoints());
    }

    private static String roles() {
        String titles = Stream.of(BuiltInRole.values()).map(BuiltInRole::title).collect(Collectors.joining(" | "));
        var table = new StringBuilder("| Permission | What it allows | " + titles + " |\n|---|---|"
                + "---|".repeat(BuiltInRole.values().length) + "\n");
        for (Permission permission : Permission.values()) {
            table.append(
                    "| `%s` | %s: %s |".formatted(permission.key(), permission.section(), permission.description()));
            for (BuiltInRole role : BuiltInRole.values()) {
                table.append(role.permissions().contains(permission) ? " yes |" : " |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String endpoints() {
        return Route.all().stream()
                .map(route -> "| `%s` | %s | %s |\n".formatted(route, users(route), keys(route)))
                .collect(Collectors.joining());
    }

    private static String users(Route route) {
        Public open = route.handler().getMethodAnnotation(Public.class);
        if (open != null) {
            return "everybody: " + open.value();
        }
        Requires requires = route.handler().getMethodAnnotation(Requires.class);
        return requires == null
                ? "any member"
                : Stream.of(requires.value())
                        .map(permission -> "`" + permission.key() + "`")
                        .collect(Collectors.joining(" or "));
    }

    private static String keys(Route route) {
        Requires requires = route.handler().getMethodAnnotation(Requires.class);
        AnyMember anyMember = route.handler().getMethodAnnotation(AnyMember.class);
        if (requires == null && anyMember == null) {
            return "everybody";
        }
        ApiResource resource =
                requires != null ? requires.key() : anyMember == null ? ApiResource.NONE : anyMember.key();
        return switch (resource) {
            case NONE -> "none";
            case ANY -> "any";
            default -> "`%s`: %s".formatted(resource.key(), route.isSafe() ? "read" : "write");
        };
    }
}
