package dev.tarn.access;

import dev.tarn.platform.Answer;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and who one is. */
@RestController
class SessionController {
    private final Accounts accounts;

    SessionController(Accounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/auth/login")
    @Public("signing in is what makes a stranger known")
    Map<String, Object> login(@Body Input body, HttpServletRequest request, HttpServletResponse response) {
        String email = body.mandatoryText("email", 254);
        String password = body.text("password");
        body.problems().addIf(password == null, "password", "value_is_mandatory");
        body.problems().orThrow();
        Accounts.User user = accounts.signIn(email, password == null ? "" : password, request.getRemoteAddr());
        SessionCookie.set(request, response, accounts.openSession(user.id()));
        return MeJson.signedIn(user, accounts.membershipsOf(user.id()));
    }

    @PostMapping("/auth/logout")
    @Public("ending a session that is over is no error")
    Map<String, @Nullable Object> logout(HttpServletRequest request, HttpServletResponse response) {
        String token = AuthenticationFilter.sessionToken(request);
        if (token != null) {
            accounts.closeSession(token);
        }
        SessionCookie.clear(request, response);
        return Answer.of("session", null);
    }

    @GetMapping("/api/v1/me")
    @AnyMember(withoutOrganization = true)
    Map<String, Object> me(Caller caller) {
        var user = (Caller.User) caller;
        return MeJson.of(user, accounts.membershipsOf(user.userId()));
    }

    /** The wire shape of a user and where one belongs. */
    static final class MeJson {
        private MeJson() {}

        static Map<String, Object> signedIn(Accounts.User user, List<AccountStore.Membership> memberships) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("user", user(user.id(), user.email()));
            memberships.stream().findFirst().ifPresent(first -> answer.put("organization", organization(first)));
            return answer;
        }

        static Map<String, Object> of(Caller.User user, List<AccountStore.Membership> memberships) {
            return Map.of(
                    "user",
                    user(user.userId(), user.email()),
                    "memberships",
                    memberships.stream().map(MeJson::membership).toList());
        }

        private static Map<String, Object> user(UUID id, String email) {
            return Map.of("lago_id", id, "email", email);
        }

        private static Map<String, Object> organization(AccountStore.Membership membership) {
            return Map.of(
                    "lago_id", membership.organizationId(),
                    "name", membership.organizationName(),
                    "slug", membership.slug(),
                    "sandbox", membership.sandbox());
        }

        private static Map<String, Object> membership(AccountStore.Membership membership) {
            return Map.of(
                    "organization", organization(membership),
                    "roles", membership.roles(),
                    "permissions",
                            Accounts.permissionsOf(membership.roles()).stream()
                                    .map(Permission::key)
                                    .sorted()
                                    .toList());
        }
    }
}
