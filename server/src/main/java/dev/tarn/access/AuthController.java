package dev.tarn.access;

import dev.tarn.platform.Body;
import dev.tarn.platform.Input;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, for scripts and the web app alike. */
@RestController
@RequestMapping("/auth")
class AuthController {
    private final SignIn signIn;
    private final Sessions sessions;

    AuthController(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @PostMapping("/login")
    @Public("this is where a session begins")
    SignedInJson login(@Body Input input, HttpServletRequest request, HttpServletResponse response) {
        String email = secret(input, "email");
        String password = secret(input, "password");
        input.problems().orThrow();
        var signedIn = signIn.withPassword(email, password, request.getRemoteAddr(), Sessions.agentOf(request));
        sessions.start(signedIn.user(), request, response);
        return SignedInJson.of(signedIn);
    }

    @PostMapping("/accept_invite")
    @Public("the invited may have no account yet; the token of the invite opens the door")
    SignedInJson acceptInvite(@Body Input input, HttpServletRequest request, HttpServletResponse response) {
        String token = secret(input, "token");
        String password = secret(input, "password");
        input.problems().orThrow();
        var signedIn = signIn.byInvite(token, password, request.getRemoteAddr(), Sessions.agentOf(request));
        sessions.start(signedIn.user(), request, response);
        return SignedInJson.of(signedIn);
    }

    @PostMapping("/logout")
    @Public("ending a session that is gone already is no mistake")
    Map<String, Object> logout(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        return Map.of();
    }

    /** As sent: spaces of a password are part of it. */
    private static String secret(Input input, String field) {
        String text = input.text(field);
        if (text == null || text.isBlank()) {
            if (!input.problems().has(field)) {
                input.problems().add(field, "value_is_mandatory");
            }
            return "";
        }
        return text;
    }
}
