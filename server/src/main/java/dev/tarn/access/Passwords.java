package dev.tarn.access;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords: Argon2id with 19 MiB and two passes. Slow and hungry on purpose, so only a few are computed at a time. */
@Component
class Passwords {
    private static final int MIN_LENGTH = 12;
    /** Beyond this a password is an attack on the digest, not a secret. */
    private static final int MAX_LENGTH = 256;

    private static final int MIN_DISTINCT_CHARACTERS = 5;
    private static final int AT_ONCE = 4;
    /** What people type when twelve characters are asked for. */
    private static final List<String> COMMON = List.of(
            "password",
            "passwort",
            "qwerty",
            "qwertz",
            "azerty",
            "asdfgh",
            "letmein",
            "welcome",
            "iloveyou",
            "changeme",
            "administrator",
            "abc123",
            "123456",
            "234567",
            "654321",
            "1q2w3e",
            "zxcvbn",
            "trustno1",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "secret");

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    /** Checked where there is no account, so that a stranger cannot tell by the time it takes. */
    private final String nobody = argon2.encode(Tokens.session());

    String hash(String password) {
        return slot(() -> argon2.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= MAX_LENGTH && slot(() -> argon2.matches(password, hash));
    }

    void matchNobody(String password) {
        matches(password, nobody);
    }

    /** Too short, too long, too plain: common words padded with a few characters do not count as twelve. */
    static boolean isWeak(String password) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            return true;
        }
        String rest = password.toLowerCase(Locale.ROOT);
        boolean common = false;
        for (String word : COMMON) {
            common |= rest.contains(word);
            rest = rest.replace(word, "");
        }
        return password.chars().distinct().count() < MIN_DISTINCT_CHARACTERS
                || common && rest.length() < MIN_LENGTH - 4;
    }

    private <T> T slot(Supplier<T> digest) {
        slots.acquireUninterruptibly();
        try {
            return digest.get();
        } finally {
            slots.release();
        }
    }
}
