package dev.tarn.organization;

import dev.tarn.access.Accounts;
import dev.tarn.access.Public;
import dev.tarn.access.SessionCookie;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing up: a user and the first organization, at once. */
@RestController
class RegistrationController {
    private final Organizations organizations;
    private final Accounts accounts;

    RegistrationController(Organizations organizations, Accounts accounts) {
        this.organizations = organizations;
        this.accounts = accounts;
    }

    @PostMapping("/auth/register")
    @Public("signing up is what makes a stranger known")
    Map<String, Object> register(@Body Input body, HttpServletRequest request, HttpServletResponse response) {
        String name = body.mandatoryText("organization_name", 255);
        String email = Objects.requireNonNullElse(body.text("email", 254), "");
        String password = Objects.requireNonNullElse(body.text("password"), "");
        var registered = organizations.register(email, password, name, body.problems());
        SessionCookie.set(
                request, response, accounts.openSession(registered.user().id()));
        var organization = registered.organization();
        return Map.of(
                "user",
                        Map.of(
                                "lago_id",
                                registered.user().id(),
                                "email",
                                registered.user().email()),
                "organization",
                        Map.of(
                                "lago_id",
                                organization.id(),
                                "name",
                                organization.name(),
                                "slug",
                                organization.slug(),
                                "sandbox",
                                false));
    }
}
