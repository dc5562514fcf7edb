package dev.tarn.platform;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Addresses of this server as others see it. */
@Component
public class Links {
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Environment environment;

    Links(Environment environment) {
        this.environment = environment;
    }

    /** What is configured, else this machine; {@code path} begins with a slash. */
    public String to(String path) {
        String configured = environment.getProperty("tarn.base-url", "");
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return (configured.isBlank() ? "http://localhost:" + port : configured.replaceAll("/+$", "")) + path;
    }

    /** Part of an address that opens something by itself: it cannot be guessed. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
