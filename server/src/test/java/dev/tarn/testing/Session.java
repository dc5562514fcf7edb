package dev.tarn.testing;

import static dev.tarn.testing.Json.object;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed-in user, as a script holds the session: a cookie, and the organization it acts in. Paths are absolute. */
public record Session(String email, String cookie, @Nullable String organizationId) {
    public static final String PASSWORD = "Correct-horse-1!";

    /** A new user with a live organization of that name. */
    public static Session register(String organizationName) {
        String email = freshEmail();
        Reply reply = Http.send(
                "POST",
                "/auth/register",
                object("email", email, "password", PASSWORD, "organization_name", organizationName),
                Map.of());
        return of(email, reply);
    }

    public static Session acceptInvite(String email, String token, String password) {
        return of(
                email,
                Http.send("POST", "/auth/accept_invite", object("token", token, "password", password), Map.of()));
    }

    public static Session login(String email, String password) {
        return of(email, Http.send("POST", "/auth/login", object("email", email, "password", password), Map.of()));
    }

    public static String freshEmail() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 16) + "@example.com";
    }

    private static Session of(String email, Reply reply) {
        String organizationId = reply.ok().at("/organization/lago_id").asString();
        return new Session(email, Http.cookie(reply, "tarn_session"), organizationId);
    }

    /** The same user, acting in another of their organizations; null: naming none. */
    public Session in(@Nullable String otherOrganizationId) {
        return new Session(email, cookie, otherOrganizationId);
    }

    public Reply get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Reply post(String path, @Nullable Object body) {
        return send("POST", path, body, Map.of());
    }

    public Reply put(String path, @Nullable Object body) {
        return send("PUT", path, body, Map.of());
    }

    public Reply delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Reply send(String method, String path, @Nullable Object body, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("Cookie", "tarn_session=" + cookie);
        if (organizationId != null) {
            headers.put("X-Tarn-Organization", organizationId);
        }
        return Http.send(method, path, body, headers);
    }
}
