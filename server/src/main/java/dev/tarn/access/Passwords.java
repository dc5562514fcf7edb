package dev.tarn.access;

import java.util.Locale;
import java.util.Set;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id. */
@Component
class Passwords {
    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 200;
    /** Long enough, and still among the first that are tried. */
    private static final Set<String> COMMON = Set.of(
            "password1234",
            "123456789012",
            "1234567890123",
            "qwertyuiop12",
            "qwertyuiopas",
            "administrator",
            "passwordpassword",
            "iloveyou1234",
            "welcome12345",
            "letmein12345",
            "changeme1234",
            "111111111111",
            "000000000000",
            "abcdefghijkl",
            "abc123abc123");

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    /** Verified where there is no user, so that an unknown address takes as long as a wrong password. */
    private final String nobody = String.valueOf(encoder.encode("nobody has this password"));

    static boolean isTooWeak(String password) {
        return password.length() < MIN_LENGTH
                || password.length() > MAX_LENGTH
                || password.chars().distinct().count() < 5
                || COMMON.contains(password.toLowerCase(Locale.ROOT));
    }

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= MAX_LENGTH && encoder.matches(password, hash);
    }

    void matchNobody(String password) {
        encoder.matches(password, nobody);
    }
}
