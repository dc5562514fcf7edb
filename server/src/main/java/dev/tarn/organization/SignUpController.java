package dev.tarn.organization;

import dev.tarn.access.Public;
import dev.tarn.access.Sessions;
import dev.tarn.access.SignedInJson;
import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignUpController {
    private final Organizations organizations;
    private final Sessions sessions;

    SignUpController(Organizations organizations, Sessions sessions) {
        this.organizations = organizations;
        this.sessions = sessions;
    }

    @PostMapping("/auth/register")
    @Public("anybody may open an account and an organization of their own")
    SignedInJson register(@Body Input input, HttpServletRequest request, HttpServletResponse response) {
        var signedUp = organizations.signUp(input.text("email"), input.text("password"), input);
        sessions.start(signedUp.user(), request, response);
        return SignedInJson.of(
                signedUp.user(),
                signedUp.organization().id(),
                signedUp.organization().name());
    }
}
